package coop.cobuy.aggregator.ledger;

import coop.cobuy.id.CoopId;
import coop.cobuy.id.Id;
import coop.cobuy.id.LedgerAccountId;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.SupplierId;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Names an account by what it is for and whose it is; it is opened when money first moves there.
 *
 * @param owner the member's or supplier's id; {@link #COOP} for the co-op's own accounts
 */
public record AccountKey(AccountKind kind, UUID owner) {

    /** The owner of the co-op's own accounts. */
    public static final UUID COOP = new UUID(0, 0);

    private static final int UUIDS = 2;

    public AccountKey {
        boolean owned = kind == AccountKind.MEMBER || kind == AccountKind.SUPPLIER;
        if (owned == owner.equals(COOP)) {
            throw new IllegalArgumentException(
                    "account: "
                            + kind
                            + " of "
                            + owner
                            + " (expected: an owner if, and only if, "
                            + "it is a member's or supplier's)");
        }
    }

    public static AccountKey member(MemberId member) {
        return new AccountKey(AccountKind.MEMBER, member.value());
    }

    public static AccountKey supplier(SupplierId supplier) {
        return new AccountKey(AccountKind.SUPPLIER, supplier.value());
    }

    /** One of the co-op's own. */
    public static AccountKey coop(AccountKind kind) {
        return new AccountKey(kind, COOP);
    }

    LedgerAccountId id(CoopId coop) {
        byte[] name = kind.name().getBytes(StandardCharsets.US_ASCII);
        byte[] bytes =
                ByteBuffer.allocate(UUIDS * coop.bytes().length + name.length)
                        .put(coop.bytes())
                        .put(Id.bytes(owner))
                        .put(name)
                        .array();
        return new LedgerAccountId(UUID.nameUUIDFromBytes(bytes));
    }
}
