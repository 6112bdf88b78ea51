package coop.cobuy.aggregator.storefront.desk;

import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.aggregator.rounds.Rounds;
import coop.cobuy.aggregator.settlement.PickUps;
import coop.cobuy.aggregator.storefront.Flash;
import coop.cobuy.aggregator.storefront.PageController;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.aggregator.storefront.shop.ShopRounds;
import coop.cobuy.id.RoundId;

import de.siegmar.fastcsv.writer.CsvWriter;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Hidden;

import org.jspecify.annotations.Nullable;

import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Packing lists, by member and by product: a page, CSV, PDF. */
@PageController("/desk/rounds/{id}")
@Needs(Action.SEE_ALLOTMENTS)
@Hidden
class PackingController {

    private static final int PDF_LINES_MAX = 20_000;
    private static final String CSV = "text/csv;charset=utf-8";

    private final Pages pages;
    private final Rounds rounds;
    private final PackingLists lists;
    private final PackingPdf pdf;
    private final PickUps pickUps;

    PackingController(
            Pages pages, Rounds rounds, PackingLists lists, PackingPdf pdf, PickUps pickUps) {
        this.pages = pages;
        this.rounds = rounds;
        this.lists = lists;
        this.pdf = pdf;
        this.pickUps = pickUps;
    }

    @Get("/packing")
    HttpResponse<?> show(
            Visit visit,
            UUID id,
            @Nullable @QueryValue String by,
            @Nullable @QueryValue Integer page) {
        Round round = known(visit, id);
        PackingList.By grouped = PackingList.By.of(by);
        PackingList list = lists.of(visit.caller().coop(), round.id());
        List<List<PackingList.Group>> all =
                PackingList.pages(
                        list.groups(grouped), PackingPage.GROUPS_MAX, PackingPage.ROWS_MAX);
        int number = page == null ? 1 : Math.clamp(page, 1, all.size());
        return pages.show(
                visit,
                "desk/packing.jte",
                new PackingPage(
                        round,
                        grouped,
                        all.get(number - 1),
                        list.planned(),
                        fetched(visit, round),
                        number,
                        all.size()));
    }

    private Set<String> fetched(Visit visit, Round round) {
        return pickUps.of(visit.caller().coop(), round.id()).stream()
                .map(each -> each.member().toString())
                .collect(Collectors.toSet());
    }

    private Round known(Visit visit, UUID id) {
        return rounds.find(visit.caller().coop(), new RoundId(id)).orElseThrow(ShopRounds::missing);
    }

    @Get("/packing.csv")
    @Produces(CSV)
    HttpResponse<?> csv(Visit visit, UUID id, @Nullable @QueryValue String by) {
        Round round = known(visit, id);
        PackingList.By grouped = PackingList.By.of(by);
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(
                    "member_number", "member", "supplier", "sku", "product", "units", "unit", "kg");
            for (PackingList.Group group :
                    lists.of(visit.caller().coop(), round.id()).groups(grouped)) {
                group.entries().forEach(entry -> write(csv, entry));
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return HttpResponse.ok(text.toString())
                .contentType(new MediaType(CSV))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"packing-" + grouped.key() + ".csv\"");
    }

    private static void write(CsvWriter csv, PackingList.Entry entry) {
        var member = entry.member();
        csv.writeRecord(
                cell(member == null ? entry.id().toString() : member.number()),
                cell(member == null ? "" : member.name()),
                cell(entry.supplier()),
                cell(entry.sku()),
                cell(entry.product()),
                entry.units().toString(),
                entry.unit().code(),
                entry.kilograms().isZero() ? "" : entry.kilograms().toString());
    }

    /** What a spreadsheet would take for a formula is marked as text. */
    static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }

    @Get("/packing.pdf")
    @Produces(MediaType.APPLICATION_PDF)
    HttpResponse<?> pdf(Visit visit, UUID id, @Nullable @QueryValue String by) {
        Round round = known(visit, id);
        PackingList.By grouped = PackingList.By.of(by);
        PackingList list = lists.of(visit.caller().coop(), round.id());
        if (list.entries().size() > PDF_LINES_MAX) {
            return pages.sendTo(
                    "/desk/rounds/" + id + "/packing?by=" + grouped.key(),
                    Flash.trouble("desk.told.pdf-too-long", Integer.toString(PDF_LINES_MAX)));
        }
        byte[] made =
                pdf.of(visit, round.plan().name(), list.planned(), grouped, list.groups(grouped));
        return HttpResponse.ok(made)
                .contentType(MediaType.APPLICATION_PDF_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "inline; filename=\"packing-" + grouped.key() + ".pdf\"");
    }
}
