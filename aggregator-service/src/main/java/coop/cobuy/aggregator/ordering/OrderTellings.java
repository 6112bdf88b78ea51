package coop.cobuy.aggregator.ordering;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Tells members, and the audit log of what buyers did for them, in the transaction that applies.
 * The same telling again, as in a replay, is one.
 */
interface OrderTellings {

    void tell(Connection connection, List<Telling> tellings) throws SQLException;
}
