package coop.cobuy.aggregator.ordering;

import com.fasterxml.jackson.core.JsonProcessingException;

import coop.cobuy.aggregator.ordering.OrderViews.CommandView;
import coop.cobuy.aggregator.ordering.OrderViews.OrderView;
import coop.cobuy.aggregator.ordering.OrderViews.Status;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Cursor;
import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Paging;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.contract.ordering.v1.PlaceOrder.Origin;
import coop.cobuy.id.MemberId;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

@Controller("/api/v1/rounds/{round}/orders")
@ExecuteOn(TaskExecutors.BLOCKING)
@Needs(Action.PLACE_ORDERS)
@Tag(name = "ordering")
class OrderController {

    private static final String KEY =
            "made by the client: the same key with the same content is the same request";
    private static final String WAIT = "wait=N: answer when it is decided, after N seconds at most";
    private static final String IF_MATCH =
            "the version that is to be replaced; where another stands, the order is refused";
    private static final String IF_NONE_MATCH =
            "*: only where the member has no order; where there is one by now, even one that was"
                    + " withdrawn, this is refused. Not together with If-Match";
    private static final String LINES =
            """
            "lines": [{"offer": "01938a5e-7b1a-7c3d-9e4f-2a6b8c0d1e2f",
              "quantity": "12", "tolerance": "2", "maxUnitPrice": "1.45"}]
            """;
    private static final String ORDER = "{" + LINES + "}";
    private static final String CORRECTION = "{" + LINES + ", \"reason\": \"100 for 10\"}";
    private static final int REASON_MAX = 500;

    private final OrderAccess access;
    private final OrderIntake intake;
    private final OrderAnswers answers;
    private final OrderReading reading;
    private final IdSource ids;

    OrderController(
            OrderAccess access,
            OrderIntake intake,
            OrderAnswers answers,
            OrderReading reading,
            IdSource ids) {
        this.access = access;
        this.intake = intake;
        this.answers = answers;
        this.reading = reading;
        this.ids = ids;
    }

    @Operation(
            summary = "Place or replace a member's whole order for a round",
            description =
                    "Needs an Idempotency-Key. 202: the order is in the log and will be decided;"
                        + " the token tells where to look. With Prefer: wait=N the answer waits up"
                        + " to N seconds and is 200 with the outcome, ACCEPTED or REFUSED with its"
                        + " reason; in a completion phase CONDITIONAL, decided when that is over."
                        + " 503: not known whether it is in the log; repeat with the same key.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OrderBody.class),
                            examples = @ExampleObject(name = "an order", value = ORDER)))
    @Parameter(
            in = ParameterIn.HEADER,
            name = OrderHeaders.IDEMPOTENCY_KEY,
            required = true,
            description = KEY,
            schema = @Schema(type = "string"))
    @Parameter(
            in = ParameterIn.HEADER,
            name = "Prefer",
            description = WAIT,
            schema = @Schema(type = "string", example = "wait=10"))
    @Parameter(
            in = ParameterIn.HEADER,
            name = OrderHeaders.IF_MATCH,
            description = IF_MATCH,
            schema = @Schema(type = "string"))
    @Parameter(
            in = ParameterIn.HEADER,
            name = OrderHeaders.IF_NONE_MATCH,
            description = IF_NONE_MATCH,
            schema = @Schema(type = "string", allowableValues = "*"))
    @ApiResponse(
            responseCode = "202",
            description = "In the log; it will be decided",
            content = @Content(schema = @Schema(implementation = CommandView.class)))
    @ApiResponse(
            responseCode = "200",
            description = "Decided",
            content = @Content(schema = @Schema(implementation = CommandView.class)))
    @Put("/{member}")
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<?> place(
            @Parameter(hidden = true) Caller caller,
            String round,
            String member,
            @Body byte @Nullable [] body,
            HttpRequest<?> request)
            throws JsonProcessingException {
        OrderKey key = key(caller, round, member);
        Origin origin = access.origin(caller, new MemberId(key.member()));
        OrderBody asked = OrderBody.read(present(body));
        if (asked.reason() != null) {
            throw new BadInput("/reason", "only a correction has a reason");
        }
        List<OrderBody.Line> lines = asked.lines() == null ? missing() : asked.lines();
        return take(caller, request, key, origin, lines, null);
    }

    @Operation(
            summary = "Withdraw a member's order for a round",
            description = "As placing an order without lines. The Idempotency-Key may be left out.")
    @Parameter(
            in = ParameterIn.HEADER,
            name = "Prefer",
            description = WAIT,
            schema = @Schema(type = "string", example = "wait=10"))
    @Parameter(
            in = ParameterIn.HEADER,
            name = OrderHeaders.IF_MATCH,
            description = IF_MATCH,
            schema = @Schema(type = "string"))
    @ApiResponse(
            responseCode = "202",
            description = "In the log; it will be decided",
            content = @Content(schema = @Schema(implementation = CommandView.class)))
    @ApiResponse(
            responseCode = "200",
            description = "Decided",
            content = @Content(schema = @Schema(implementation = CommandView.class)))
    @Delete("/{member}")
    HttpResponse<?> withdraw(
            @Parameter(hidden = true) Caller caller,
            String round,
            String member,
            HttpRequest<?> request) {
        OrderKey key = key(caller, round, member);
        Origin origin = access.origin(caller, new MemberId(key.member()));
        return take(caller, request, key, origin, null, null);
    }

    @Operation(
            summary = "Correct a member's order after the cut",
            description =
                    "For a slip that is obvious, or a member without a phone: with a reason, while"
                        + " the round is frozen and no purchase order of it is approved. The member"
                        + " is told.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OrderBody.class),
                            examples = @ExampleObject(name = "a correction", value = CORRECTION)))
    @Parameter(
            in = ParameterIn.HEADER,
            name = OrderHeaders.IDEMPOTENCY_KEY,
            required = true,
            description = KEY,
            schema = @Schema(type = "string"))
    @Parameter(
            in = ParameterIn.HEADER,
            name = "Prefer",
            description = WAIT,
            schema = @Schema(type = "string", example = "wait=10"))
    @Parameter(
            in = ParameterIn.HEADER,
            name = OrderHeaders.IF_MATCH,
            description = IF_MATCH,
            schema = @Schema(type = "string"))
    @Parameter(
            in = ParameterIn.HEADER,
            name = OrderHeaders.IF_NONE_MATCH,
            description = IF_NONE_MATCH,
            schema = @Schema(type = "string", allowableValues = "*"))
    @ApiResponse(
            responseCode = "202",
            description = "In the log; it will be decided",
            content = @Content(schema = @Schema(implementation = CommandView.class)))
    @ApiResponse(
            responseCode = "200",
            description = "Decided",
            content = @Content(schema = @Schema(implementation = CommandView.class)))
    @Post("/{member}/corrections")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Action.ORDER_FOR_OTHERS)
    HttpResponse<?> correct(
            @Parameter(hidden = true) Caller caller,
            String round,
            String member,
            @Body byte @Nullable [] body,
            HttpRequest<?> request)
            throws JsonProcessingException {
        OrderKey key = key(caller, round, member);
        access.requireActive(caller, new MemberId(key.member()));
        OrderBody asked = OrderBody.read(present(body));
        String reason = asked.reason() == null ? "" : asked.reason().strip();
        if (reason.isEmpty() || reason.length() > REASON_MAX) {
            throw new BadInput("/reason", "expected: why, in 1 to 500 characters");
        }
        List<OrderBody.Line> lines = asked.lines() == null ? missing() : asked.lines();
        return take(caller, request, key, Origin.CORRECTION, lines, reason);
    }

    @Operation(
            summary = "A member's order for a round",
            description =
                    "With the token of a command, also what became of it: PENDING while it is not"
                            + " applied. The ETag is the version, for If-Match.")
    @Get("/{member}")
    @Needs(Action.SEE_OWN_ORDER)
    HttpResponse<OrderView> show(
            @Parameter(hidden = true) Caller caller,
            String round,
            String member,
            @QueryValue @Nullable String at) {
        OrderKey key = key(caller, round, member);
        access.requireSight(caller, new MemberId(key.member()), Action.SEE_ALL_ORDERS);
        OrderReading.Read read = reading.order(key, at == null ? null : token(at));
        CommandView command = read.command().orElse(null);
        if (read.order().isPresent()) {
            MemberOrder order = read.order().get();
            MutableHttpResponse<OrderView> response =
                    HttpResponse.ok(
                            OrderView.of(
                                    order,
                                    caller.currency(),
                                    read.conditional().orElse(null),
                                    command));
            return response.header("ETag", OrderHeaders.tag(order.version()));
        }
        if (command == null) {
            throw new Refused(OrderReason.ORDER_NOT_FOUND);
        }
        MutableHttpResponse<OrderView> response = HttpResponse.ok(OrderView.none(key, command));
        return command.status() == Status.PENDING ? response.header("Retry-After", "1") : response;
    }

    @Operation(summary = "The orders of a round, in the order of the members' ids")
    @Get
    @Needs(Action.SEE_ALL_ORDERS)
    HttpResponse<Paging.Items<OrderView>> list(
            @Parameter(hidden = true) Caller caller,
            String round,
            @QueryValue @Nullable String cursor,
            @QueryValue @Nullable Integer limit,
            HttpRequest<?> request) {
        Paging paging = Paging.of(cursor, limit);
        RoundKey key = round(caller, round);
        List<MemberOrder> orders = reading.ofRound(key, paging.afterUuid(), paging.rows());
        return paging.answer(
                request,
                orders,
                order -> Cursor.of(order.key().member()),
                order -> OrderView.of(order, caller.currency(), null));
    }

    private HttpResponse<?> take(
            Caller caller,
            HttpRequest<?> request,
            OrderKey key,
            Origin origin,
            @Nullable List<OrderBody.Line> lines,
            @Nullable String reason) {
        String given = request.getHeaders().get(OrderHeaders.IDEMPOTENCY_KEY);
        String idempotencyKey =
                given == null && lines == null ? ids.next().toString() : OrderHeaders.key(given);
        String ifMatch =
                OrderHeaders.condition(
                        request.getHeaders().get(OrderHeaders.IF_MATCH),
                        request.getHeaders().get(OrderHeaders.IF_NONE_MATCH));
        OrderIntake.Asked asked =
                new OrderIntake.Asked(key, idempotencyKey, ifMatch, origin, lines, reason);
        try {
            OrderIntake.Taken taken = intake.take(caller, asked);
            return answers.answer(
                    key, taken, OrderHeaders.wait(request.getHeaders().get("Prefer")));
        } catch (OrderIntake.UnknownException e) {
            return answers.unknown(e);
        }
    }

    private static byte[] present(byte @Nullable [] body) {
        if (body == null) {
            throw new BadInput("", "is missing; expected: an object with lines");
        }
        return body;
    }

    private static List<OrderBody.Line> missing() {
        throw new BadInput("/lines", "is missing; to withdraw an order, DELETE it");
    }

    private static OrderToken token(String text) {
        try {
            return OrderToken.parse(text);
        } catch (IllegalArgumentException e) {
            throw new BadInput("at", "is no token that an order was answered with");
        }
    }

    private static RoundKey round(Caller caller, String round) {
        UUID id = OrderHeaders.id(round, OrderReason.ROUND_NOT_FOUND);
        return new RoundKey(caller.coop().value(), id);
    }

    private static OrderKey key(Caller caller, String round, String member) {
        UUID id = OrderHeaders.id(member, OrderReason.MEMBER_NOT_FOUND);
        return new OrderKey(round(caller, round), id);
    }
}
