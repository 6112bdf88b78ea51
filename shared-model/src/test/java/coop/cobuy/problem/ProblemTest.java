package coop.cobuy.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

class ProblemTest {

    @Test
    void theTypeIsMadeOfTheCodeWhateverTheLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.of("tr"));
        try {
            Problem problem = Problem.of(409, "ROUND_IS_CLOSED", "Closed", "Too late.", List.of());
            assertEquals("urn:cobuy:problem:round-is-closed", problem.type());
            assertEquals(409, problem.status());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void listsAreCopies() {
        List<FieldProblem> errors = new ArrayList<>();
        errors.add(new FieldProblem("/lines/0/quantity", "must be above zero"));
        Problem problem = Problem.of(400, "BAD", "Bad", "Bad.", errors);
        errors.clear();
        assertEquals(1, problem.errors().size());
        Parsed<String> parsed = new Parsed<>(List.of("row"), List.of());
        assertThrows(UnsupportedOperationException.class, () -> parsed.rows().add("more"));
    }

    @Test
    void aRowProblemShortensWhatStoodThere() {
        RowProblem problem = new RowProblem("orders.csv", 3, "quantity", "x".repeat(500), "no");
        assertEquals(81, problem.text().length());
        assertEquals("x".repeat(80) + "…", problem.text());
    }
}
