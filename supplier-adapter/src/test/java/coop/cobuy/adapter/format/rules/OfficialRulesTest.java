package coop.cobuy.adapter.format.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.adapter.format.Samples;
import coop.cobuy.adapter.format.Samples.Sample;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Our check of documents says the same of others' documents as an independent one did. */
class OfficialRulesTest {

    private static final OfficialRules RULES = new OfficialRules("2026.5", "1.3.16");

    private static final String[] CATEGORIES = {
        "peppol-order",
        "peppol-order-change",
        "peppol-response",
        "peppol-despatch",
        "peppol-catalogue",
        "peppol-invoice-valid",
        "peppol-invoice-invalid",
        "en16931-invoice-valid",
        "cii-invoice-valid",
        "cii-invoice-invalid",
        "ubl-nonpeppol-order",
        "ubl-nonpeppol-order-change",
        "ubl-nonpeppol-response",
        "ubl-nonpeppol-catalogue"
    };

    private static Set<String> broken(RuleSet set, Sample sample) {
        return RULES.check(set, sample.bytes()).stream()
                .filter(Finding::fatal)
                .map(Finding::rule)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static RuleSet ruleSet(Sample sample, String validator) {
        String root = sample.outcome().replaceFirst("^root=([A-Za-z]*).*$", "$1");
        boolean peppol = validator.equals("peppol");
        if (peppol && sample.name().contains("__SB-")) {
            return root.equals("Invoice")
                    ? RuleSet.PEPPOL_INVOICE_SELF_BILLING
                    : RuleSet.PEPPOL_CREDIT_NOTE_SELF_BILLING;
        }
        return switch (root) {
            case "Order" -> RuleSet.PEPPOL_ORDER;
            case "OrderChange" -> RuleSet.PEPPOL_ORDER_CHANGE;
            case "OrderCancellation" -> RuleSet.PEPPOL_ORDER_CANCELLATION;
            case "OrderResponse" ->
                    sample.name().contains("dvanced")
                            ? RuleSet.PEPPOL_ORDER_RESPONSE_ADVANCED
                            : RuleSet.PEPPOL_ORDER_RESPONSE;
            case "DespatchAdvice" -> RuleSet.PEPPOL_DESPATCH_ADVICE;
            case "Catalogue" -> RuleSet.PEPPOL_CATALOGUE;
            case "Invoice" -> peppol ? RuleSet.PEPPOL_INVOICE : RuleSet.EN16931_UBL_INVOICE;
            case "CreditNote" ->
                    peppol ? RuleSet.PEPPOL_CREDIT_NOTE : RuleSet.EN16931_UBL_CREDIT_NOTE;
            case "CrossIndustryInvoice" -> RuleSet.EN16931_CII;
            default -> throw new IllegalArgumentException(sample + ": " + root);
        };
    }

    /** The manifest names at most twelve rules for a file, in alphabetical order. */
    @Test
    void acceptsWhatIsValidAndNamesTheSameRulesForWhatIsNot() {
        List<String> different = new ArrayList<>();
        int valid = 0;
        int invalid = 0;
        for (Sample sample : Samples.of(CATEGORIES)) {
            for (String validator : sample.validators()) {
                Set<String> broken = broken(ruleSet(sample, validator), sample);
                Set<String> expected = sample.broken(validator);
                boolean isValid = sample.isValid(validator);
                valid += isValid ? 1 : 0;
                invalid += isValid ? 0 : 1;
                if (isValid != broken.isEmpty() || !broken.containsAll(expected)) {
                    different.add(sample + ": " + broken + ", expected " + expected);
                }
            }
        }
        assertEquals(List.of(), different);
        assertTrue(valid > 140 && invalid > 60, valid + " valid, " + invalid + " invalid");
    }

    @Test
    void saysWhereARuleIsBroken() {
        Sample sample =
                Samples.of("cii-invoice-invalid").stream()
                        .filter(one -> one.name().contains("BR-DEC-23"))
                        .findFirst()
                        .orElseThrow();
        Finding finding =
                RULES.check(RuleSet.EN16931_CII, sample.bytes()).stream()
                        .filter(one -> one.rule().equals("BR-DEC-23"))
                        .findFirst()
                        .orElseThrow();
        assertTrue(finding.at().contains("CrossIndustryInvoice"), finding.at());
        assertTrue(finding.problem().reason().startsWith("breaks BR-DEC-23: "), finding.toString());
        assertFalse(finding.text().isBlank());
    }
}
