package coop.cobuy.suppliers.door;

import java.io.IOException;
import java.util.function.Consumer;

/** The way between the co-op and one supplier. */
public interface Door extends AutoCloseable {

    /** From now on what arrives is given to the taker, each document once. */
    void open(Consumer<Arrival> taker);

    /**
     * @throws IOException if it cannot be sent now
     */
    void send(Reply reply) throws IOException;

    @Override
    void close();
}
