package coop.cobuy.aggregator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import coop.cobuy.aggregator.platform.Module;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The module table: each package-info names what its module may use, and nothing else is used. */
class ModulesTest {

    private static final String ROOT = "coop.cobuy.aggregator";

    private static JavaClasses classes = new ClassFileImporter().importPackages();
    private static final Map<String, Set<String>> TABLE = new TreeMap<>();

    @BeforeAll
    static void readTable() {
        classes =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(ROOT);
        Set<String> modules = new TreeSet<>();
        classes.forEach(type -> modules.add(module(type)));
        modules.remove("");
        for (String module : modules) {
            TABLE.put(module, uses(module));
        }
        assertTrue(!TABLE.isEmpty(), "no modules found");
    }

    private static Set<String> uses(String module) {
        try {
            Package info = Class.forName(ROOT + "." + module + ".package-info").getPackage();
            Module row = info.getAnnotation(Module.class);
            assertNotNull(row, module + " has no @Module row");
            return Set.of(row.uses());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(module + " has no package-info.java", e);
        }
    }

    private static String module(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(ROOT + ".")) {
            return "";
        }
        String rest = name.substring(ROOT.length() + 1);
        return rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest;
    }

    @Test
    void eachModuleUsesOnlyWhatItsRowNames() {
        Set<String> breaches = new TreeSet<>();
        for (JavaClass type : classes) {
            String from = module(type);
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String to = module(dependency.getTargetClass());
                if (!from.isEmpty() && !to.isEmpty() && !to.equals(from)) {
                    boolean allowed = TABLE.getOrDefault(from, Set.of()).contains(to);
                    boolean rowItself =
                            dependency.getTargetClass().getName().equals(Module.class.getName());
                    if (!allowed && !rowItself) {
                        breaches.add(from + " uses " + dependency.getTargetClass().getName());
                    }
                }
            }
        }
        assertEquals(Set.of(), breaches);
    }

    @Test
    void rowsNameModulesThatExist() {
        TABLE.forEach(
                (module, uses) ->
                        assertTrue(TABLE.keySet().containsAll(uses), module + " names " + uses));
    }

    @Test
    void noModuleUsesItselfByAWayRound() {
        for (String module : TABLE.keySet()) {
            Set<String> reached = new HashSet<>();
            Deque<String> next = new ArrayDeque<>(TABLE.getOrDefault(module, Set.of()));
            while (!next.isEmpty()) {
                String current = next.pop();
                if (reached.add(current)) {
                    next.addAll(TABLE.getOrDefault(current, Set.of()));
                }
            }
            assertTrue(!reached.contains(module), module + " uses itself by way of " + reached);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"batching", "sharing"})
    void whatIsPureUsesNothingWithEffects(String pure) {
        assertTrue(Set.of("batching").containsAll(TABLE.get(pure)), pure);
        List<String> effects =
                classes.stream()
                        .filter(type -> module(type).equals(pure))
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .map(dependency -> dependency.getTargetClass().getName())
                        .filter(name -> name.matches("(java\\.sql|java\\.net|io\\.micronaut).*"))
                        .distinct()
                        .toList();
        assertEquals(List.of(), effects);
    }
}
