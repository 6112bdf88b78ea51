package coop.cobuy.servers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command of a Java process of ours, with its start-up archive (JEP 483 and 515: classes read
 * and linked, and what the compiler learnt, from a run before) if the build made one.
 *
 * <p>{@code cobuy.archives} names the folder of archives, {@code NAME.aot} each; {@code
 * cobuy.archives.record} a folder into which processes write what archives are made of as they end.
 * An archive is good for the very jars in the very order that it was made with, so the class path
 * is sorted; Java looks at their times and sizes and goes on without the archive if any differs.
 *
 * <p>{@code cobuy.lib} names the folder of those jars where this process itself does not run from
 * them, as in tests, which run from folders of classes: there are no archives of such.
 */
public final class JavaCommand {

    private JavaCommand() {}

    /**
     * @param name the archive's
     * @param classPath which entries of our class path it gets
     */
    public static List<String> of(
            String name,
            List<String> options,
            Predicate<Path> classPath,
            String main,
            List<?> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        // For deploy/run: what lives for minutes is served best by the quick compiler alone.
        command.add("-XX:TieredStopAtLevel=" + System.getProperty("cobuy.tiered", "4"));
        command.addAll(archive(name));
        command.add("-cp");
        command.add(
                entries()
                        .filter(entry -> classPath.test(Path.of(entry)))
                        .sorted()
                        .collect(Collectors.joining(File.pathSeparator)));
        command.add(main);
        arguments.forEach(argument -> command.add(argument.toString()));
        return command;
    }

    private static Stream<String> entries() {
        String lib = System.getProperty("cobuy.lib", "");
        if (lib.isEmpty()) {
            String own = System.getProperty("java.class.path");
            return Arrays.stream(own.split(File.pathSeparator));
        }
        try (Stream<Path> files = Files.list(Path.of(lib))) {
            return files
                    .map(Path::toString)
                    .filter(file -> file.endsWith(".jar"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + lib, e);
        }
    }

    private static List<String> archive(String name) {
        String record = System.getProperty("cobuy.archives.record", "");
        if (!record.isEmpty()) {
            return List.of(
                    "-XX:AOTMode=record",
                    "-XX:AOTConfiguration=" + Path.of(record, name + ".recorded"));
        }
        Path archive = Path.of(System.getProperty("cobuy.archives", ""), name + ".aot");
        // Quiet about an archive that does not fit: the process starts without, only slower.
        return Files.exists(archive)
                ? List.of("-XX:AOTCache=" + archive, "-Xlog:aot=off", "-Xlog:cds=off")
                : List.of();
    }
}
