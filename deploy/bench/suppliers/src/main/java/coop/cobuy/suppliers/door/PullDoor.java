package coop.cobuy.suppliers.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Fetches its feed, acknowledges what it took, and sends answers by the API. */
public final class PullDoor implements Door {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AdapterApi api;
    private final Looking looking = new Looking();
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    public PullDoor(AdapterApi api) {
        this.api = api;
    }

    @Override
    public void open(Consumer<Arrival> taker) {
        looking.begin(() -> look(taker));
    }

    private void look(Consumer<Arrival> taker) throws IOException {
        JsonNode page = JSON.readTree(api.get("/feed?acknowledged=false"));
        for (JsonNode entry : page.path("documents")) {
            String id = entry.path("id").asText();
            if (!known.contains(id)) {
                taker.accept(new Arrival(id, api.get("/feed/" + id)));
                known.add(id);
            }
            api.post("/feed/" + id + "/acknowledgement");
        }
    }

    @Override
    public void send(Reply reply) throws IOException {
        api.document(reply);
    }

    @Override
    public void close() {
        looking.close();
        api.close();
    }
}
