package coop.cobuy.aggregator.purchasing;

import coop.cobuy.contract.supplier.v1.OrderResponse.Verdict;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.quantity.Units;
import coop.cobuy.text.Sentence;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What suppliers answered to purchase orders. All answers are kept; the last one counts. */
@Singleton
public class OrderResponses {

    private static final int DIFFERENCES_TOLD_MAX = 20;

    private final PurchaseOrderRows orders;
    private final ResponseRows responses;
    private final ResponseLineRows lines;
    private final Changes changes;
    private final Messenger messenger;

    OrderResponses(
            PurchaseOrderRows orders,
            ResponseRows responses,
            ResponseLineRows lines,
            Changes changes,
            Messenger messenger) {
        this.orders = orders;
        this.responses = responses;
        this.lines = lines;
        this.changes = changes;
        this.messenger = messenger;
    }

    /** In the order of their arrival. */
    @Transactional
    public List<SupplierAnswer> ofOrder(CoopId coop, PurchaseOrderId order) {
        Optional<PurchaseOrderRow> row = orders.find(coop.value(), order.value());
        if (row.isEmpty()) {
            return List.of();
        }
        Currency currency = Currency.getInstance(row.get().currency());
        List<ResponseLineRow> all = lines.ofOrder(coop.value(), order.value());
        return responses.ofOrder(coop.value(), order.value()).stream()
                .map(response -> answer(response, all, currency))
                .toList();
    }

    /** The one that counts. */
    @Transactional
    public Optional<SupplierAnswer> last(CoopId coop, PurchaseOrderId order) {
        List<SupplierAnswer> answers = ofOrder(coop, order);
        return answers.isEmpty() ? Optional.empty() : Optional.of(answers.getLast());
    }

    /**
     * Keeps an answer to an approved purchase order, whose row the caller has locked. The same
     * document with the same content again does nothing.
     *
     * @param enteredBy the account that typed it in; null: it came by the feed
     */
    @Transactional
    void keep(OrderContent content, SupplierAnswer stated, @Nullable AccountId enteredBy) {
        UUID coop = content.coop().value();
        UUID order = content.id().value();
        if (isKnown(content, stated)) {
            return;
        }
        List<ResponseRow> before = responses.ofOrder(coop, order);
        String hash = hash(stated);
        int number = before.size() + 1;
        OrderContent answered = changes.asOf(content, stated.revision());
        Verdict verdict = AnswerReading.verdict(answered, stated.verdict(), stated.lines());
        responses.save(
                new ResponseRow(
                        coop,
                        order,
                        number,
                        stated.documentNumber(),
                        verdict.name(),
                        stated.noteOrNull(),
                        stated.deliveryDateOrNull(),
                        enteredBy == null ? null : enteredBy.value(),
                        LocalDateTime.ofInstant(stated.receivedAt(), ZoneOffset.UTC),
                        hash,
                        stated.revision()));
        lines.saveAll(rows(content, stated, number));
        if (stated.revision() == content.revision()) {
            orders.answer(coop, order, verdict.name());
        }
        tell(answered, stated, verdict, number);
    }

    /** Whether the same document came with the same content. */
    @Transactional
    boolean isKnown(OrderContent content, SupplierAnswer stated) {
        String hash = hash(stated);
        return responses.ofOrder(content.coop().value(), content.id().value()).stream()
                .anyMatch(
                        row ->
                                row.documentNumber().equals(stated.documentNumber())
                                        && row.contentHash().equals(hash));
    }

    private static List<ResponseLineRow> rows(
            OrderContent content, SupplierAnswer stated, int number) {
        List<ResponseLineRow> rows = new ArrayList<>();
        for (SupplierAnswer.Line line : stated.lines()) {
            rows.add(
                    new ResponseLineRow(
                            content.coop().value(),
                            content.id().value(),
                            number,
                            rows.size() + 1,
                            line.sku(),
                            line.offer().map(OfferId::value).orElse(null),
                            line.units().milli(),
                            line.unitPrice().map(price -> price.amount()).orElse(null),
                            line.noteOrNull()));
        }
        return rows;
    }

    private void tell(OrderContent content, SupplierAnswer stated, Verdict verdict, int number) {
        String what =
                switch (verdict) {
                    case ACCEPTED -> "";
                    case CHANGED -> "changed";
                    case REJECTED -> "rejected";
                };
        if (what.isEmpty()) {
            return;
        }
        List<Sentence> differences = AnswerReading.differences(content, stated.lines());
        String note = stated.noteOrNull();
        messenger.buyers(
                content.coop(),
                Messenger.Message.of(
                        UUID.nameUUIDFromBytes(
                                ("response/" + content.id() + "/" + number)
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                        "purchase-order." + what,
                        "/api/v1/purchase-orders/" + content.id(),
                        content.supplierName(),
                        content.revision() == 0
                                ? Sentence.beside(
                                        OrderResponses.class, "answered.order", content.number())
                                : Sentence.beside(
                                        OrderResponses.class,
                                        "answered.change",
                                        content.number(),
                                        content.revision()),
                        note == null ? "" : note,
                        differences.subList(
                                0, Math.min(differences.size(), DIFFERENCES_TOLD_MAX))));
    }

    private static String hash(SupplierAnswer answer) {
        List<String> texts = new ArrayList<>();
        texts.add(answer.verdict().name());
        texts.add(String.valueOf(answer.noteOrNull()));
        texts.add(String.valueOf(answer.deliveryDateOrNull()));
        for (SupplierAnswer.Line line : answer.lines()) {
            texts.add(line.sku());
            texts.add(line.units().toString());
            texts.add(String.valueOf(line.unitPriceOrNull()));
            texts.add(String.valueOf(line.noteOrNull()));
        }
        return ContentHash.ofTexts(texts);
    }

    private static SupplierAnswer answer(
            ResponseRow row, List<ResponseLineRow> all, Currency currency) {
        return new SupplierAnswer(
                row.revision(),
                row.documentNumber(),
                Verdict.valueOf(row.verdict()),
                row.note(),
                row.deliveryDate(),
                all.stream()
                        .filter(line -> line.responseNo() == row.responseNo())
                        .map(line -> line(line, currency))
                        .toList(),
                row.receivedAt().toInstant(ZoneOffset.UTC));
    }

    private static SupplierAnswer.Line line(ResponseLineRow row, Currency currency) {
        UUID offer = row.offerId();
        BigDecimal price = row.unitPrice();
        return new SupplierAnswer.Line(
                row.sku(),
                offer == null ? null : new OfferId(offer),
                new Units(row.unitsMilli()),
                price == null ? null : OrderReading.price(price, currency),
                row.note());
    }
}
