package coop.cobuy.adapter.format.xml;

import coop.cobuy.adapter.canonical.InboundDocument.DespatchAdvice;
import coop.cobuy.adapter.canonical.InboundDocument.Invoice;
import coop.cobuy.adapter.canonical.InboundDocument.OrderResponse;
import coop.cobuy.adapter.canonical.InvoiceLine;
import coop.cobuy.adapter.canonical.ResponseLine;
import coop.cobuy.adapter.format.SaidAnswers;

import java.math.BigDecimal;

/** Answers from a seed as XML formats carry them: prices without zeros behind. */
public final class SaidXml {

    private SaidXml() {}

    private static String plain(String decimal) {
        BigDecimal number = new BigDecimal(decimal).stripTrailingZeros();
        return (number.scale() < 0 ? number.setScale(0) : number).toPlainString();
    }

    public static OrderResponse response(long seed) {
        OrderResponse said = SaidAnswers.response(seed);
        return new OrderResponse(
                said.number(),
                said.orderNumber(),
                said.verdict(),
                said.note(),
                said.deliveryDate(),
                said.lines().stream()
                        .map(
                                line ->
                                        new ResponseLine(
                                                line.item(),
                                                line.units(),
                                                line.unitPrice() == null
                                                        ? null
                                                        : plain(line.unitPrice()),
                                                line.note()))
                        .toList());
    }

    public static DespatchAdvice advice(long seed) {
        return SaidAnswers.advice(seed);
    }

    public static Invoice invoice(long seed) {
        Invoice said = SaidAnswers.invoice(seed);
        return new Invoice(
                said.number(),
                said.orderNumber(),
                said.creditedNumber(),
                said.currency(),
                said.issuedOn(),
                said.dueOn(),
                said.lines().stream()
                        .map(
                                line ->
                                        new InvoiceLine(
                                                line.item(),
                                                line.units(),
                                                plain(line.unitPrice()),
                                                line.net(),
                                                line.vatPercent(),
                                                line.kind()))
                        .toList(),
                said.allowances(),
                said.charges(),
                said.rounding(),
                said.payable());
    }

    /** The other way round; amounts have two decimals. */
    public static String negated(String amount) {
        return new BigDecimal(amount).negate().toPlainString();
    }
}
