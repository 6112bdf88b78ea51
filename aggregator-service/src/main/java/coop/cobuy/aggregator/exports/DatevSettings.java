package coop.cobuy.aggregator.exports;

import coop.cobuy.aggregator.ledger.AccountKind;

import java.util.EnumMap;
import java.util.Map;

/**
 * What a tax adviser says about the books: who they are there, and which account is which.
 *
 * @param adviser number of the adviser (Beraternummer), 1001 to 9999999
 * @param client number of the client (Mandantennummer), 1 to 99999
 * @param accounts four digits for each kind but members' and suppliers'
 */
public record DatevSettings(int adviser, int client, Map<AccountKind, Integer> accounts) {

    private static final int ADVISER_MIN = 1001;
    private static final int ADVISER_MAX = 9_999_999;
    private static final int CLIENT_MAX = 99_999;
    private static final int ACCOUNT_MIN = 1;
    private static final int ACCOUNT_MAX = 9999;

    public DatevSettings {
        accounts = Map.copyOf(accounts);
        if (adviser < ADVISER_MIN || adviser > ADVISER_MAX) {
            throw new IllegalArgumentException("adviser: " + adviser);
        }
        if (client < 1 || client > CLIENT_MAX) {
            throw new IllegalArgumentException("client: " + client);
        }
        for (AccountKind kind : usual().keySet()) {
            int account = accounts.getOrDefault(kind, 0);
            if (account < ACCOUNT_MIN || account > ACCOUNT_MAX) {
                throw new IllegalArgumentException(kind + ": " + account);
            }
        }
    }

    /**
     * Proposals after the chart SKR 03, for a tax adviser to change: accounts of tax that books by
     * itself there are not among them.
     */
    public static Map<AccountKind, Integer> usual() {
        Map<AccountKind, Integer> accounts = new EnumMap<>(AccountKind.class);
        accounts.put(AccountKind.BANK, 1200);
        accounts.put(AccountKind.OPENING, 9000);
        accounts.put(AccountKind.COOP_COSTS, 4900);
        accounts.put(AccountKind.STOCK, 3980);
        accounts.put(AccountKind.ROUNDING, 2150);
        accounts.put(AccountKind.FEES, 2700);
        accounts.put(AccountKind.VAT, 1790);
        accounts.put(AccountKind.DEPOSIT, 1525);
        accounts.put(AccountKind.CLEARING, 1590);
        return accounts;
    }
}
