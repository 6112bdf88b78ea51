package coop.cobuy.suppliers.door;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Two folders: orders arrive in one, answers are put into the other, whole or not at all. */
final class FileBox {

    private final Path orders;
    private final Path answers;
    private final Path memory;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /**
     * @param memory a file that remembers what was taken before a restart
     */
    FileBox(Path orders, Path answers, Path memory) {
        this.orders = orders;
        this.answers = answers;
        this.memory = memory;
        try {
            if (Files.exists(memory)) {
                known.addAll(Files.readAllLines(memory));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files stay where they are: whoever put them there looks for them when it tries again. */
    void take(Consumer<Arrival> taker) throws IOException {
        if (!Files.isDirectory(orders)) {
            return;
        }
        for (Path file : files()) {
            String name = String.valueOf(file.getFileName());
            if (!known.contains(name)) {
                taker.accept(new Arrival(name, Files.readAllBytes(file)));
                known.add(name);
                Files.writeString(
                        memory, name + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(orders)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    void put(String name, byte[] bytes) throws IOException {
        Files.createDirectories(answers);
        Path part = answers.resolve("." + name + ".part");
        Files.write(part, bytes);
        Files.move(part, answers.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
