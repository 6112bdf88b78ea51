package coop.cobuy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The house rules that a program can see, over the whole tree. */
class TidyTest {

    private static final int FILE_LINES_MAX = 600;
    private static final int METHOD_LINES_MAX = 60;
    private static final Pattern VAGUE =
            Pattern.compile("(Service|Manager|Helper|Utils?|Impl|DTO|Dto|Base|Handler)\\.java$");
    private static final Pattern AMBIENT =
            Pattern.compile(
                    "(Instant|LocalDate|LocalDateTime|ZonedDateTime|OffsetDateTime)\\.now\\(\\)"
                            + "|currentTimeMillis\\(\\)|randomUUID\\(\\)|Math\\.random\\(");
    private static final Pattern SLEEP = Pattern.compile("Thread\\.sleep\\(");

    private static final Path ROOT =
            Path.of(System.getProperty("cobuy.root", "..")).toAbsolutePath().normalize();
    private static final Map<Path, String> FILES = new TreeMap<>();

    @BeforeAll
    static void readTree() throws IOException {
        try (Stream<Path> walk = Files.walk(ROOT)) {
            for (Path file : walk.filter(TidyTest::isOurs).toList()) {
                FILES.put(ROOT.relativize(file), Files.readString(file));
            }
        }
        assertTrue(FILES.size() > 50, "the tree is not where it was looked for: " + ROOT);
    }

    private static boolean isOurs(Path file) {
        String path = ROOT.relativize(file).toString();
        return path.endsWith(".java") && !path.contains("target/");
    }

    private static boolean isMain(Path file) {
        return file.toString().contains("src/main/");
    }

    @Test
    void filesAreNotTooLong() {
        assertEquals(
                List.of(),
                FILES.entrySet().stream()
                        .filter(e -> e.getValue().lines().count() > FILE_LINES_MAX)
                        .map(Map.Entry::getKey)
                        .toList());
    }

    @Test
    void methodsAreNotTooLong() throws IOException {
        List<String> tooLong = new ArrayList<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<Path> paths = FILES.keySet().stream().map(ROOT::resolve).toList();
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    manager,
                                    null,
                                    List.of("-proc:none"),
                                    null,
                                    manager.getJavaFileObjectsFromPaths(paths));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new MethodLengths(unit, positions, tooLong).scan(unit, null);
            }
        }
        assertEquals(List.of(), tooLong);
    }

    @Test
    void namesSayWhatAThingDoes() {
        assertEquals(
                List.of(),
                FILES.keySet().stream().filter(f -> VAGUE.matcher(f.toString()).find()).toList());
    }

    @Test
    void timeAndChanceAreHandedIn() {
        assertEquals(
                List.of(),
                FILES.entrySet().stream()
                        .filter(e -> isMain(e.getKey()))
                        .filter(e -> AMBIENT.matcher(e.getValue()).find())
                        .map(Map.Entry::getKey)
                        .toList());
    }

    @Test
    void testsDoNotSleep() {
        assertEquals(
                List.of(),
                FILES.entrySet().stream()
                        .filter(e -> !isMain(e.getKey()))
                        .filter(e -> !e.getKey().endsWith("TidyTest.java"))
                        .filter(e -> SLEEP.matcher(e.getValue()).find())
                        .map(Map.Entry::getKey)
                        .toList());
    }

    @Test
    void everyPackageTellsWhatItIs() {
        List<String> silent =
                FILES.keySet().stream()
                        .filter(TidyTest::isMain)
                        .map(Path::getParent)
                        .distinct()
                        .filter(p -> !FILES.containsKey(p.resolve("package-info.java")))
                        .map(Path::toString)
                        .toList();
        assertEquals(List.of(), silent);
    }

    private static final class MethodLengths extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<String> tooLong;
        private String type = "";

        MethodLengths(CompilationUnitTree unit, SourcePositions positions, List<String> tooLong) {
            this.unit = unit;
            this.positions = positions;
            this.tooLong = tooLong;
        }

        @Override
        public @Nullable Void visitClass(ClassTree tree, @Nullable Void none) {
            type = tree.getSimpleName().toString();
            return super.visitClass(tree, null);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree tree, @Nullable Void none) {
            if (tree.getBody() != null) {
                LineMap lines = unit.getLineMap();
                long from = lines.getLineNumber(positions.getStartPosition(unit, tree.getBody()));
                long to = lines.getLineNumber(positions.getEndPosition(unit, tree.getBody()));
                if (to - from + 1 > METHOD_LINES_MAX) {
                    tooLong.add(type + "." + tree.getName() + ": " + (to - from + 1) + " lines");
                }
            }
            return super.visitMethod(tree, null);
        }
    }
}
