package coop.cobuy.aggregator.storefront.books;

import coop.cobuy.aggregator.banking.BankBooking;
import coop.cobuy.aggregator.banking.BankLine;
import coop.cobuy.aggregator.banking.BankStatements;
import coop.cobuy.aggregator.ledger.AccountKey;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.storefront.Flash;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.PageController;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.aggregator.storefront.Upload;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.id.CoopId;
import coop.cobuy.problem.RowProblem;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.swagger.v3.oas.annotations.Hidden;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Files of the bank: handed in, and what they propose confirmed. */
@PageController("/books/bank")
@Needs(Action.MANAGE_PAYMENTS)
@Hidden
class BankController {

    private static final String PAGE = "books/bank.jte";
    private static final int SHOWN = 100;
    private static final int COLUMNS_MAX = 500;

    private final BankStatements statements;
    private final BankBooking booking;
    private final BankParties parties;
    private final Pages pages;

    BankController(
            BankStatements statements, BankBooking booking, BankParties parties, Pages pages) {
        this.statements = statements;
        this.booking = booking;
        this.parties = parties;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> show(Visit visit) {
        return pages.show(visit, PAGE, page(visit, Form.empty(), null));
    }

    private BankPage page(Visit visit, Form form, BankStatements.@Nullable Taken taken) {
        CoopId coop = visit.caller().coop();
        List<RowProblem> problems = taken == null ? List.of() : taken.problems();
        form.with("columns", visit.t("books.bank.columns.usual"));
        return new BankPage(
                form,
                booking.counts(coop),
                parties.of(coop, booking.inState(coop, BankLine.State.PROPOSED, null, SHOWN)),
                statements.files(coop),
                taken,
                problems.subList(0, Math.min(problems.size(), BankPage.PROBLEMS_MAX)));
    }

    /** Where a file had problems they are shown at once; sending it again brings nothing twice. */
    @Post
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    HttpResponse<?> take(
            Visit visit,
            @Nullable @Part("columns") String columns,
            @Nullable @Part("file") CompletedFileUpload file) {
        Form form = Form.of(Map.of("columns", List.of(columns == null ? "" : columns)));
        Upload upload = Upload.of(file);
        if (upload == null) {
            form.wrong("file", visit.t("frame.wrong.file"));
        }
        if (form.value("columns").length() > COLUMNS_MAX) {
            form.wrong("columns", visit.t("frame.wrong.text", COLUMNS_MAX));
        }
        if (upload == null || !form.isGood()) {
            return pages.again(visit, PAGE, page(visit, form, null));
        }
        try {
            BankStatements.Taken taken =
                    statements.take(
                            visit.caller(),
                            new BankStatements.File(
                                    upload.name(), form.value("columns"), upload.content()));
            if (!taken.problems().isEmpty()) {
                form.wrong("file", visit.n("books.bank.problems", taken.problems().size()));
                return pages.again(visit, PAGE, page(visit, form, taken));
            }
            return pages.sendTo("/books/bank", told(visit, taken));
        } catch (BadInput bad) {
            bad.errors().forEach(e -> form.wrong(field(e.pointer()), visit.why(e)));
            return pages.again(visit, PAGE, page(visit, form, null));
        }
    }

    private static Flash told(Visit visit, BankStatements.Taken taken) {
        return taken.fresh() == 0
                ? Flash.note("books.bank.told.nothing", visit.number(taken.lines()))
                : Flash.done(
                        "books.bank.told",
                        visit.number(taken.lines()),
                        visit.number(taken.fresh()),
                        visit.number(taken.matched()));
    }

    private static String field(String pointer) {
        return pointer.equals("columns") ? "columns" : "file";
    }

    /** Books those that are ticked, each by itself. */
    @Post("/bookings")
    HttpResponse<?> book(Visit visit, Form form) {
        int booked = 0;
        int refused = 0;
        for (String name : form.all("line")) {
            AccountKey party =
                    booking.find(visit.caller().coop(), BankLineController.id(name))
                            .map(BankLine::party)
                            .orElse(null);
            if (party == null) {
                refused++;
                continue;
            }
            try {
                booking.book(visit.caller(), UUID.fromString(name), party);
                booked++;
            } catch (Refused e) {
                refused++;
            }
        }
        Flash flash =
                refused > 0
                        ? Flash.trouble(
                                "books.bank.booked.some",
                                visit.number(booked),
                                visit.number(refused))
                        : booked == 0
                                ? Flash.note("books.bank.booked.none")
                                : Flash.done("books.bank.booked", visit.number(booked));
        return pages.sendTo("/books/bank", flash);
    }
}
