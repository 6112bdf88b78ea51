package coop.cobuy.adapter.format.rules;

import com.helger.diagnostics.error.IError;
import com.helger.diagnostics.error.level.EErrorLevel;
import com.helger.diver.api.coord.DVRCoordinate;
import com.helger.diver.api.version.DVRVersion;
import com.helger.diver.api.version.DVRVersionException;
import com.helger.phive.api.executorset.IValidationExecutorSet;
import com.helger.phive.api.executorset.ValidationExecutorSetRegistry;
import com.helger.phive.en16931.EN16931Validation;
import com.helger.phive.peppol.PeppolValidation2025_05;
import com.helger.phive.peppol.PeppolValidation2025_11;
import com.helger.phive.peppol.PeppolValidation2026_05;
import com.helger.phive.xml.source.IValidationSourceXML;

import io.micronaut.context.annotation.Value;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Checks documents against the rules that the configuration names. Rules are dated: a new set
 * applies from a day on, so which one counts is for whoever runs the installation to say. One
 * registry for all; loaded when it is first asked.
 */
@Singleton
public final class OfficialRules {

    /** Of Peppol's rules, those that are known. */
    static final Set<String> PEPPOL_VERSIONS = Set.of("2025.5", "2025.11", "2026.5");

    private final String peppolVersion;
    private final String en16931Version;
    private final Map<RuleSet, CompiledRules> compiled = new ConcurrentHashMap<>();
    private @Nullable ValidationExecutorSetRegistry<IValidationSourceXML> registry;

    /**
     * @throws IllegalArgumentException if there are no such rules of Peppol
     */
    public OfficialRules(
            @Value("${cobuy.rules.peppol:2026.5}") String peppolVersion,
            @Value("${cobuy.rules.en16931:1.3.16}") String en16931Version) {
        if (!PEPPOL_VERSIONS.contains(peppolVersion)) {
            throw new IllegalArgumentException(
                    "cobuy.rules.peppol: %s (expected: one of %s)"
                            .formatted(peppolVersion, PEPPOL_VERSIONS));
        }
        this.peppolVersion = peppolVersion;
        this.en16931Version = en16931Version;
    }

    /** Of which version the rules are that a document is checked against. */
    public String version(RuleSet set) {
        return set.isPeppol() ? peppolVersion : en16931Version;
    }

    /**
     * Everything that the document breaks, in the rules' order; empty if it is valid without a
     * warning.
     *
     * @param bytes well-formed XML
     * @throws IllegalArgumentException if they are not
     */
    public List<Finding> check(RuleSet set, byte[] bytes) {
        return findings(
                compiled.computeIfAbsent(set, one -> new CompiledRules(executors(one)))
                        .check(bytes));
    }

    /** Without what is merely said. */
    static List<Finding> findings(List<IError> errors) {
        return errors.stream()
                .filter(error -> error.getErrorLevel().isGE(EErrorLevel.WARN))
                .map(OfficialRules::finding)
                .toList();
    }

    private static Finding finding(IError error) {
        String id = error.getErrorID();
        String field = error.getErrorFieldName();
        String place =
                field != null && !field.isEmpty()
                        ? field
                        : error.hasErrorLocation() ? error.getErrorLocation().getAsString() : "";
        return new Finding(
                id == null || id.isEmpty() ? "XSD" : id,
                error.getErrorLevel().isError(),
                place,
                Objects.requireNonNullElse(error.getErrorText(Locale.ENGLISH), ""));
    }

    /** Whether there are such rules in the version that counts. */
    public boolean knows(RuleSet set) {
        return registry().getOfID(coordinate(set)) != null;
    }

    /** The library's own. */
    IValidationExecutorSet<IValidationSourceXML> executors(RuleSet set) {
        IValidationExecutorSet<IValidationSourceXML> found = registry().getOfID(coordinate(set));
        if (found == null) {
            throw new IllegalStateException("no rules for " + set + " in version " + version(set));
        }
        return found;
    }

    private DVRCoordinate coordinate(RuleSet set) {
        try {
            return new DVRCoordinate(
                    set.group(), set.artifact(), DVRVersion.parseOrThrow(version(set)));
        } catch (DVRVersionException e) {
            throw new IllegalStateException("no version of rules: " + version(set), e);
        }
    }

    private synchronized ValidationExecutorSetRegistry<IValidationSourceXML> registry() {
        ValidationExecutorSetRegistry<IValidationSourceXML> known = registry;
        if (known == null) {
            known = new ValidationExecutorSetRegistry<>();
            EN16931Validation.initEN16931(known);
            switch (peppolVersion) {
                case "2025.5" -> PeppolValidation2025_05.init(known);
                case "2025.11" -> PeppolValidation2025_11.init(known);
                default -> PeppolValidation2026_05.init(known);
            }
            registry = known;
        }
        return known;
    }
}
