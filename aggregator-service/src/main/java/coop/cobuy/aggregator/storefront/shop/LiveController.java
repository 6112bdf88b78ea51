package coop.cobuy.aggregator.storefront.shop;

import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.id.RoundId;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;

import org.reactivestreams.Publisher;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Streams to an open page how far the offers on it have come. */
@Controller("/shop")
@ExecuteOn(TaskExecutors.BLOCKING)
@Needs(Action.PLACE_ORDERS)
@Hidden
class LiveController {

    private final ShopRounds rounds;
    private final LiveRounds live;

    LiveController(ShopRounds rounds, LiveRounds live) {
        this.rounds = rounds;
        this.live = live;
    }

    /**
     * @param o the numbers of the offers on the page, with a point after each
     */
    @Get(value = "/{round}/live", produces = MediaType.TEXT_EVENT_STREAM)
    HttpResponse<Publisher<Event<String>>> stream(Visit visit, UUID round, @QueryValue String o) {
        Round found = rounds.round(visit.caller().coop(), new RoundId(round));
        ShopIndex index =
                rounds.index(visit.caller().coop(), found).orElseThrow(ShopRounds::missing);
        List<ShopIndex.Item> items = new ArrayList<>();
        for (String number : o.split("\\.", ShopPage.SIZE + 1)) {
            index.numbered(LineForm.number(number)).ifPresent(items::add);
        }
        // A buffer that waits to be compressed would hold events back.
        return HttpResponse.ok(live.stream(visit, found, items))
                .header("Content-Encoding", "identity")
                .header("X-Accel-Buffering", "no");
    }
}
