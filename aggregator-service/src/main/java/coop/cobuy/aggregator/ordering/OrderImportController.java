package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.ColumnMap;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.problem.RowProblem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

@Controller("/api/v1/rounds/{round}/orders/import")
@ExecuteOn(TaskExecutors.BLOCKING)
@Needs(Action.ORDER_FOR_OTHERS)
@Tag(name = "ordering")
class OrderImportController {

    private static final int NAME_MAX = 100;
    private static final List<String> FIELDS =
            Stream.concat(OrderFile.REQUIRED.stream(), OrderFile.OPTIONAL.stream()).toList();

    private final OrderImport imports;
    private final OrderAnswers answers;

    OrderImportController(OrderImport imports, OrderAnswers answers) {
        this.imports = imports;
        this.answers = answers;
    }

    /**
     * What came of a file.
     *
     * @param orders how many members' orders are in the log
     * @param rows how many of the file's rows they hold
     * @param accepted how many of the orders are applied and stand
     * @param pending how many are not applied yet
     * @param refused those that are applied and refused
     * @param problems of the rows that could not be taken
     */
    record ImportView(
            int orders,
            long rows,
            int accepted,
            int pending,
            List<RefusedView> refused,
            List<RowProblem> problems) {}

    /** A member's order that was refused. */
    record RefusedView(String member, String reason, String detail) {}

    @Operation(
            summary = "Import many members' orders from a CSV file",
            description =
                    "Columns member, sku, quantity, and if there are any date, tolerance, supplier;"
                        + " columns=sku=stock_code,member=customer names others. A member's rows"
                        + " become one order, replacing what it had. Rows that cannot be taken are"
                        + " listed with their line; the rest is taken. The same file again does"
                        + " nothing again. 202, or with Prefer: wait=N 200 with what was refused.")
    @Parameter(
            in = ParameterIn.HEADER,
            name = "Prefer",
            schema = @Schema(type = "string", example = "wait=30"))
    @ApiResponse(
            responseCode = "202",
            description = "In the log; some are not decided yet",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    @ApiResponse(
            responseCode = "200",
            description = "All are decided",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    @Post
    @Consumes({"text/csv", "text/plain", "application/octet-stream"})
    HttpResponse<?> take(
            @Parameter(hidden = true) Caller caller,
            String round,
            @Body byte @Nullable [] body,
            @QueryValue @Nullable String columns,
            @QueryValue @Nullable String file,
            HttpRequest<?> request) {
        UUID id = OrderHeaders.id(round, OrderReason.ROUND_NOT_FOUND);
        RoundKey key = new RoundKey(caller.coop().value(), id);
        String name = file == null || file.isBlank() ? "orders.csv" : file;
        if (name.length() > NAME_MAX) {
            throw new BadInput("file", "expected: a name of at most 100 characters");
        }
        if (body == null || body.length == 0) {
            throw new BadInput("", "is missing; expected: a CSV file");
        }
        ColumnMap map = ColumnMap.parse(columns, FIELDS);
        try {
            OrderImport.Imported imported = imports.take(caller, key, name, map, body);
            Duration wait = OrderHeaders.wait(request.getHeaders().get("Prefer"));
            ImportView view = view(imported, answers.outcomes(imported.orders(), wait));
            return view.pending() > 0 ? HttpResponse.accepted().body(view) : HttpResponse.ok(view);
        } catch (OrderIntake.UnknownException e) {
            return answers.unknown(e);
        }
    }

    private static ImportView view(OrderImport.Imported imported, Map<OrderKey, Outcome> outcomes) {
        List<RefusedView> refused = new ArrayList<>();
        outcomes.forEach(
                (order, outcome) -> {
                    OrderReason reason = outcome.refusal();
                    if (reason != null) {
                        refused.add(
                                new RefusedView(
                                        imported.numbers().getOrDefault(order, ""),
                                        reason.name(),
                                        outcome.detail()));
                    }
                });
        refused.sort(Comparator.comparing(RefusedView::member));
        return new ImportView(
                imported.orders().size(),
                imported.rows(),
                outcomes.size() - refused.size(),
                imported.orders().size() - outcomes.size(),
                refused,
                imported.problems());
    }
}
