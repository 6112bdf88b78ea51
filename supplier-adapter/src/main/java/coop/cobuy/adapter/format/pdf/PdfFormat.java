package coop.cobuy.adapter.format.pdf;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.adapter.canonical.OutboundDocument;
import coop.cobuy.adapter.canonical.OutboundDocument.OrderCancellation;
import coop.cobuy.adapter.canonical.OutboundDocument.OrderChange;
import coop.cobuy.adapter.canonical.OutboundDocument.PurchaseOrder;
import coop.cobuy.adapter.format.Format;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.pdf.PageText;
import coop.cobuy.pdf.PdfPages;
import coop.cobuy.problem.FieldProblem;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** PDF, version 1: orders out, for people to read and print. */
@Singleton
public final class PdfFormat implements Format {

    /** As profiles name it. */
    public static final String NAME = "pdf";

    /** As profiles name it. */
    public static final String VERSION = "1";

    private static final String LANGUAGE = "language";

    private final Supplier<PdfPages> pages = new Once();

    /** Reading the fonts costs a start nothing. */
    private static final class Once implements Supplier<PdfPages> {
        private @Nullable PdfPages pages;

        @Override
        public synchronized PdfPages get() {
            if (pages == null) {
                pages = new PdfPages();
            }
            return pages;
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public List<FieldProblem> check(FormatOptions options) {
        List<FieldProblem> problems = new ArrayList<>();
        options.settings()
                .fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!name.equals(LANGUAGE)) {
                                problems.add(
                                        new FieldProblem(
                                                "/formatOptions/" + name,
                                                "there is no such option"));
                            }
                        });
        JsonNode language = options.settings().path(LANGUAGE);
        if (!language.isMissingNode() && !Words.LANGUAGES.contains(language.asText())) {
            problems.add(new FieldProblem("/formatOptions/language", "de or en is expected"));
        }
        return problems;
    }

    @Override
    public Written write(OutboundDocument document, FormatOptions options) {
        PdfPages set = pages.get();
        Words words = new Words(options.settings().path(LANGUAGE).asText("en"));
        OrderPage page = new OrderPage(words, new PageText(set::shows));
        String xhtml;
        String issuedAt;
        switch (document) {
            case PurchaseOrder order -> {
                xhtml = page.of(order);
                issuedAt = order.head().issuedAt();
            }
            case OrderChange change -> {
                xhtml = page.of(change);
                issuedAt = change.head().issuedAt();
            }
            case OrderCancellation cancellation -> {
                xhtml = page.of(cancellation);
                issuedAt = cancellation.cancelledAt();
            }
        }
        byte[] bytes = set.of(xhtml, document.number(), Instant.parse(issuedAt));
        return new Written(bytes, "application/pdf", "pdf");
    }
}
