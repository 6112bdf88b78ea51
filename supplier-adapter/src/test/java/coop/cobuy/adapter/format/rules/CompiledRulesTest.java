package coop.cobuy.adapter.format.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.helger.diagnostics.error.IError;
import com.helger.phive.api.execute.ValidationExecutionManager;
import com.helger.phive.api.validity.IValidityDeterminator;
import com.helger.phive.xml.source.ValidationSourceXML;

import coop.cobuy.adapter.format.Samples;
import coop.cobuy.adapter.format.Samples.Sample;
import coop.cobuy.adapter.format.xml.XmlParsing;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is compiled here says what the library says that the rules come with. */
class CompiledRulesTest {

    private static final OfficialRules RULES = new OfficialRules("2026.5", "1.3.16");

    private static List<Finding> byTheLibrary(RuleSet set, byte[] bytes) {
        List<IError> errors = new ArrayList<>();
        ValidationExecutionManager.executeValidation(
                        IValidityDeterminator.createDefault(),
                        RULES.executors(set),
                        ValidationSourceXML.create("document", XmlParsing.document(bytes)),
                        Locale.ENGLISH)
                .forEachFlattened(errors::add);
        return OfficialRules.findings(errors);
    }

    /** The grammar's findings have a line here, which a tree has not. */
    private static List<Finding> placeless(List<Finding> findings) {
        return findings.stream()
                .map(
                        one ->
                                one.rule().equals("XSD") || one.rule().startsWith("cvc-")
                                        ? new Finding(one.rule(), one.fatal(), "", one.text())
                                        : one)
                .toList();
    }

    @Test
    void saysWhatTheLibrarySays() {
        int broken = 0;
        List<Sample> samples = Samples.of("peppol-invoice-invalid", "peppol-invoice-valid");
        for (int i = 0; i < samples.size(); i += 4) {
            Sample sample = samples.get(i);
            RuleSet set =
                    sample.outcome().startsWith("root=CreditNote")
                            ? RuleSet.PEPPOL_CREDIT_NOTE
                            : RuleSet.PEPPOL_INVOICE;
            List<Finding> findings = RULES.check(set, sample.bytes());
            assertEquals(
                    placeless(byTheLibrary(set, sample.bytes())),
                    placeless(findings),
                    sample.toString());
            broken += findings.size();
        }
        assertTrue(broken > 20, broken + " findings");
    }

    @Test
    void refusesWhatIsNoXmlOrHasADocumentType() {
        for (String text :
                List.of("<a>", "", "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", "\u0000")) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> RULES.check(RuleSet.PEPPOL_ORDER, text.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
