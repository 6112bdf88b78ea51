package coop.cobuy.suppliers.door;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A folder that both sides see: {@code orders} and {@code answers} in it. */
public final class FolderDoor implements Door {

    private final FileBox box;
    private final Looking looking = new Looking();

    /**
     * @param folder as the adapter has it: its root, the co-op's id, the profile's address
     */
    public FolderDoor(Path folder) {
        this.box =
                new FileBox(
                        folder.resolve("orders"),
                        folder.resolve("answers"),
                        folder.resolve("taken-by-supplier"));
    }

    @Override
    public void open(Consumer<Arrival> taker) {
        looking.begin(() -> box.take(taker));
    }

    @Override
    public void send(Reply reply) throws IOException {
        box.put(reply.fileName(), reply.bytes());
    }

    @Override
    public void close() {
        looking.close();
    }
}
