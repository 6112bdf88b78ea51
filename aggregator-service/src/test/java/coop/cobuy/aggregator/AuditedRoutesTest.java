package coop.cobuy.aggregator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import coop.cobuy.docs.ApiDescription;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * By what each route of the API that changes something is found in the audit log: the action that
 * its use case records, or why there is none. A new route has to say so. That the entries are
 * written is for the tests of the use cases; here is seen that none was forgotten or renamed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditedRoutesTest {

    private static final Set<String> UNSAFE = Set.of("post", "put", "patch", "delete");

    /** What begins with a dash is no action but a reason. */
    private static final String TABLE =
            """
            POST /accounts | account.created
            PATCH /accounts/{id} | account.changed
            POST /accounts/{id}/erasure | account.erased
            DELETE /accounts/{id}/second-factor | second-factor.removed
            POST /accounts/{account}/tokens | token.issued
            DELETE /accounts/{account}/tokens/{id} | token.revoked
            PATCH /coop | coop.changed
            PUT /coop/sign-in | coop.changed
            POST /coops | coop.founded
            POST /dead-letters/{topic}/{partition}/{offset}/discard | dead-letter.discarded
            POST /dead-letters/{topic}/{partition}/{offset}/retry | dead-letter.retried
            POST /invitations | invitation.made
            POST /invitations/acceptance | invitation.accepted
            DELETE /invitations/{id} | invitation.taken-back
            POST /invoices | invoice.entered, invoice.contradicted
            POST /invoices/{id}/acceptance | invoice.accepted
            POST /invoices/{id}/dispute | invoice.disputed
            POST /invoices/{id}/matching | invoice.compared
            POST /invoices/{id}/rejection | invoice.rejected
            POST /me/erasure | account.erased
            PUT /me/password | password.changed
            POST /me/second-factor | - counts for nothing until it is confirmed
            POST /me/second-factor/confirmation | second-factor.added
            POST /me/second-factor/removal | second-factor.removed
            DELETE /me/sessions/{id} | session.ended
            POST /members | member.created
            POST /members/import | members.imported
            PATCH /members/{id} | member.changed
            PUT /members/{id}/accounts/{account} | member.linked
            DELETE /members/{id}/accounts/{account} | member.unlinked
            PUT /members/{id}/credit-limit | credit-limit.set
            PUT /notices/choices | notices.chosen
            PUT /notices/{id}/read | - tells only its reader what is new
            POST /offers | offer.added
            POST /offers/import | offers.imported
            PATCH /offers/{id} | offer.changed
            PUT /offers/{id}/picture | offer.pictured
            DELETE /offers/{id}/picture | offer.picture-removed
            POST /parked-members/{member}/release | member.released
            POST /password-links | password.link-mailed
            POST /password-links/use | password.changed
            POST /payments | payment.recorded
            POST /payments/{id}/reversal | payment.reversed
            POST /plans | - keeps nothing
            POST /purchase-orders/{id}/approval | purchase-order.approved
            POST /purchase-orders/{id}/cancellation | purchase-order.cancelled
            POST /purchase-orders/{id}/changes | purchase-order.changed
            POST /purchase-orders/{id}/receipts | goods.received, receipt.corrected
            POST /purchase-orders/{id}/responses | purchase-order.answered
            POST /rounds | round.planned
            PATCH /rounds/{id} | round.changed
            POST /rounds/{id}/cancellation | round.cancelled
            POST /rounds/{id}/closing | round.closed
            POST /rounds/{id}/completion | round.cut
            POST /rounds/{id}/opening | round.opened
            POST /rounds/{round}/drafts | drafts.made
            POST /rounds/{round}/missed-minimums | purchase-order.minimum-decided
            POST /rounds/{round}/orders/import | orders.imported
            PUT /rounds/{round}/orders/{member} | order.placed-for-member
            DELETE /rounds/{round}/orders/{member} | order.withdrawn-for-member
            POST /rounds/{round}/orders/{member}/corrections | order.corrected
            POST /sessions | account.password-shown, account.sign-in-failed
            POST /splits | - keeps nothing
            PUT /standing-orders/{offer} | standing-order.set
            DELETE /standing-orders/{offer} | standing-order.removed
            POST /suppliers | supplier.added
            PATCH /suppliers/{id} | supplier.changed
            POST /suppliers/{supplier}/price-lists/{id}/rejection | price-list.rejected
            POST /suppliers/{supplier}/price-lists/{id}/takeover | price-list.taken-over
            """;

    private final Map<String, String> audited = new TreeMap<>();

    @BeforeAll
    void read() {
        for (String line : TABLE.lines().toList()) {
            String[] cells = line.split(" \\| ", 2);
            String was = audited.put(cells[0].replaceFirst(" ", " /api/v1"), cells[1]);
            assertEquals(null, was, cells[0] + " stands twice");
        }
    }

    @Test
    void everyRouteThatChangesSomethingSaysHowItIsAudited() throws IOException {
        JsonNode paths =
                new ObjectMapper()
                        .readTree(ApiDescription.read(getClass().getClassLoader()))
                        .path("paths");
        Set<String> routes = new TreeSet<>();
        for (var path : paths.properties()) {
            for (var method : path.getValue().properties()) {
                if (UNSAFE.contains(method.getKey())) {
                    routes.add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
                }
            }
        }
        assertTrue(routes.size() > 60, "found: " + routes.size());
        assertEquals(routes, audited.keySet());
    }

    @Test
    void everyActionIsRecordedSomewhere() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (String actions : audited.values()) {
            if (!actions.startsWith("- ")) {
                missing.addAll(List.of(actions.split(", ")));
            }
        }
        missing.removeAll(AuditedCode.read().actions());
        assertEquals(Set.of(), missing);
    }
}
