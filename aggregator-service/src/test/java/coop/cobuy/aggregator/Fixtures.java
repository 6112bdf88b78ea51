package coop.cobuy.aggregator;

import coop.cobuy.aggregator.identity.Account;
import coop.cobuy.aggregator.identity.Accounts;
import coop.cobuy.aggregator.identity.Coop;
import coop.cobuy.aggregator.identity.Coops;
import coop.cobuy.aggregator.identity.NewAccount;
import coop.cobuy.aggregator.identity.Tokens;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes co-ops and their people for tests, through the same beans as the API. */
@Singleton
public final class Fixtures {

    /** What all co-ops made here use. */
    public static final Currency EUR = Currency.getInstance("EUR");

    private final Coops coops;
    private final Accounts accounts;
    private final Tokens tokens;
    private final IdSource ids;
    private final AtomicInteger count = new AtomicInteger();

    Fixtures(Coops coops, Accounts accounts, Tokens tokens, IdSource ids) {
        this.coops = coops;
        this.accounts = accounts;
        this.tokens = tokens;
        this.ids = ids;
    }

    /** An account with a token for {@link Api}, and itself as a controller would see it. */
    public record Person(AccountId account, String token, Caller caller) {}

    /**
     * A co-op with one account of each role. The member's account acts for no member and the
     * supplier's for no supplier until a test makes one: see {@link #personFor}.
     */
    public record TestCoop(
            CoopId id,
            Coop coop,
            Person member,
            Person buyer,
            Person supplier,
            Person bookkeeper,
            Person administrator) {}

    public TestCoop coop() {
        CoopId id = new CoopId(ids.next());
        Coops.New wanted =
                new Coops.New(
                        "Co-op " + count.incrementAndGet(),
                        EUR,
                        ZoneId.of("Europe/Berlin"),
                        "coop@example.org");
        return new TestCoop(
                id,
                coops.create(id, wanted),
                person(id, Role.MEMBER),
                person(id, Role.BUYER),
                person(id, Role.SUPPLIER),
                person(id, Role.BOOKKEEPER),
                person(id, Role.ADMINISTRATOR));
    }

    /** One more account with the roles. */
    public Person person(CoopId coop, Role... roles) {
        return person(coop, Set.of(roles), null, null, null);
    }

    /** A buyer who approves alone up to so much. */
    public Person buyer(CoopId coop, long approvalLimitMinor) {
        return person(coop, Set.of(Role.BUYER), null, null, new Money(approvalLimitMinor, EUR));
    }

    /** An account that acts for a member that exists. */
    public Person personFor(CoopId coop, MemberId member) {
        return person(coop, Set.of(Role.MEMBER), member, null, null);
    }

    /** An account that orders for a member that exists, and sees no money. */
    public Person delegateFor(CoopId coop, MemberId member) {
        return person(coop, Set.of(Role.DELEGATE), member, null, null);
    }

    /** An account that acts for a supplier that exists. */
    public Person personFor(CoopId coop, SupplierId supplier) {
        return person(coop, Set.of(Role.SUPPLIER), null, supplier, null);
    }

    private Person person(
            CoopId coop,
            Set<Role> roles,
            @Nullable MemberId member,
            @Nullable SupplierId supplier,
            @Nullable Money approvalLimit) {
        String name = "person " + count.incrementAndGet();
        Account account =
                accounts.create(
                        coop,
                        new NewAccount(
                                name,
                                name.replace(' ', '.') + "@example.org",
                                null,
                                roles,
                                member,
                                supplier,
                                approvalLimit));
        String token = tokens.issue(coop, account.id(), "test", Duration.ofDays(1)).secret();
        Caller caller =
                new Caller(coop, EUR, account.id(), name, roles, member, supplier, approvalLimit);
        return new Person(account.id(), token, caller);
    }
}
