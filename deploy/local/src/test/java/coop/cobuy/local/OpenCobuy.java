package coop.cobuy.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import coop.cobuy.servers.ChildProcess;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A whole Cobuy with the demo co-op, started by {@code deploy/run} as a person does. */
final class OpenCobuy implements AutoCloseable {

    private static final Path ROOT = Path.of(System.getProperty("cobuy.root", "."));
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path data;
    private final int port = ChildProcess.freePorts(4);
    private final HttpClient client = HttpClient.newHttpClient();
    private Process process;

    /** One of the demo's accounts. */
    record Account(String name, String password, String token) {}

    /**
     * @param told whether a whole round has gone by already
     */
    OpenCobuy(Path folder, boolean told) throws IOException, InterruptedException {
        this.data = folder.resolve("data");
        if (told) {
            process = begin(folder, "--story");
            if (process.waitFor() != 0) {
                throw new IllegalStateException(Files.readString(folder.resolve("run.txt")));
            }
        }
        process = begin(folder);
        ChildProcess.await("Cobuy", LIMIT, () -> said(folder).contains("ready. Ctrl-C"));
    }

    private String said(Path folder) {
        try {
            String said = Files.readString(folder.resolve("run.txt"));
            if (!process.isAlive()) {
                throw new IllegalStateException(said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process begin(Path folder, String... more) throws IOException {
        List<String> command = new java.util.ArrayList<>();
        command.add(ROOT.resolve("deploy/run").toString());
        command.addAll(List.of("--port", Integer.toString(port), "--data", data.toString()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("run.txt").toFile())
                .start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** As {@link #url}, at the name that passkeys go by. */
    String namedUrl(String path) {
        return "http://localhost:" + port + path;
    }

    private JsonNode accounts() {
        try {
            return JSON.readTree(data.resolve(Demo.ACCOUNTS).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first of the demo's accounts with a role. */
    Account account(String role) {
        for (JsonNode account : accounts().findPath("accounts")) {
            if (account.path("role").asText().equals(role)) {
                return new Account(
                        account.path("name").asText(),
                        account.path("password").asText(),
                        account.path("token").asText());
            }
        }
        throw new IllegalStateException("no account of the demo is " + role + ": " + accounts());
    }

    /** The answer to a call of the API in somebody's name. */
    JsonNode api(String method, Account who, String path, String body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url(path)))
                        .header("Authorization", "Bearer " + who.token())
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> answer =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 400) {
                throw new IllegalStateException(path + ": " + answer.body());
            }
            return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** One more round over what all suppliers offer. */
    String openRound(Account buyer, String name) {
        JsonNode suppliers = api("GET", buyer, "/api/v1/suppliers", "").path("items");
        List<String> ids = suppliers.findValuesAsText("id");
        String body =
                JSON.createObjectNode()
                        .put("name", name)
                        .put("opening", Instant.now().toString())
                        .put("cutOff", Instant.now().plus(Duration.ofDays(1)).toString())
                        .set("suppliers", JSON.valueToTree(ids))
                        .toString();
        String id = api("POST", buyer, "/api/v1/rounds", body).path("id").asText();
        String path = "/api/v1/rounds/" + id;
        ChildProcess.await(
                "the round to open",
                LIMIT,
                () -> api("GET", buyer, path, "").path("state").asText().equals("OPEN"));
        return id;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
