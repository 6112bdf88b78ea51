package coop.cobuy.suppliers.door;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

import coop.cobuy.suppliers.document.Answer;
import coop.cobuy.suppliers.document.Answer.Response;
import coop.cobuy.suppliers.document.Answer.Verdict;
import coop.cobuy.suppliers.document.SupplierOrder;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A mailbox. The order is read from the attachment of the supplier's format; it is answered on the
 * page that the mail's link opens, as a person would; what the page has no place for goes by the
 * API.
 */
public final class MailDoor implements Door {

    private static final Pattern LINK = Pattern.compile("https?://\\S+/confirm/\\S+");
    private static final int SEE_OTHER = 303;

    private final AdapterApi api;
    private final GreenMail server;
    private final String address;
    private final String extension;
    private final Looking looking = new Looking();
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /**
     * @param server a mail server, started by {@link #server}; several mailboxes may share it
     * @param address the mailbox
     * @param extension of the attachment that is read
     */
    public MailDoor(AdapterApi api, GreenMail server, String address, String extension) {
        this.api = api;
        this.server = server;
        this.address = address;
        this.extension = extension;
    }

    /** A mail server on loopback that takes all mail; started. */
    public static GreenMail server(int port) {
        GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
        server.start();
        return server;
    }

    @Override
    public void open(Consumer<Arrival> taker) {
        looking.begin(() -> look(taker));
    }

    private void look(Consumer<Arrival> taker) throws IOException {
        try {
            for (MimeMessage message : server.getReceivedMessages()) {
                String id = message.getMessageID();
                if (message.getAllRecipients()[0].toString().equals(address)
                        && !known.contains(id)) {
                    arrival(id, message).ifPresent(taker);
                    known.add(id);
                }
            }
        } catch (MessagingException e) {
            throw new IOException(e);
        }
    }

    private Optional<Arrival> arrival(String id, MimeMessage message)
            throws MessagingException, IOException {
        if (!(message.getContent() instanceof MimeMultipart parts)) {
            return Optional.empty();
        }
        Optional<String> link = Optional.empty();
        byte[] attached = null;
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            String name = part.getFileName();
            if (name == null && part.getContent() instanceof String text) {
                Matcher matcher = LINK.matcher(text);
                link = matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
            } else if (name != null && name.endsWith("." + extension)) {
                attached = part.getInputStream().readAllBytes();
            }
        }
        return attached == null ? Optional.empty() : Optional.of(new Arrival(id, attached, link));
    }

    @Override
    public void send(Reply reply) throws IOException {
        Optional<Answer> answer = reply.answer();
        if (answer.isPresent() && answer.get() instanceof Response response) {
            String link =
                    reply.to().link().orElseThrow(() -> new IOException("the mail has no link"));
            fill(link, form(response));
        } else {
            api.document(reply);
        }
    }

    /**
     * What a person changes on the page: the day, and quantities in cases where these are asked.
     */
    private static Map<String, String> form(Response response) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (response.verdict() == Verdict.REJECTED) {
            fields.put("reason", "we cannot deliver");
            fields.put("action", "reject");
            return fields;
        }
        if (response.verdict() == Verdict.CHANGED && response.deliveryDate() != null) {
            fields.put("delivery-date", response.deliveryDate());
        }
        for (SupplierOrder.Line line : response.lines()) {
            boolean cased = line.cases() > 0;
            fields.put(
                    "quantity-" + line.number(),
                    cased ? Long.toString(line.cases()) : line.units().toString());
        }
        fields.put("action", "confirm");
        return fields;
    }

    private void fill(String link, Map<String, String> fields) throws IOException {
        HttpResponse<String> page = call(HttpRequest.newBuilder(URI.create(link)).GET());
        if (page.statusCode() != 200) {
            throw new IOException("the page: " + page.statusCode());
        }
        if (!page.body().contains("<form")) {
            return; // answered before
        }
        String body =
                fields.entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        HttpResponse<String> answer =
                call(
                        HttpRequest.newBuilder(URI.create(link))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(body)));
        if (answer.statusCode() != SEE_OTHER) {
            throw new IOException("the form: " + answer.statusCode() + " " + answer.body());
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> call(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(
                    request.header("Accept-Language", "en").timeout(Duration.ofSeconds(30)).build(),
                    BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** The mailbox; the server is its owner's to stop. */
    @Override
    public void close() {
        looking.close();
        client.shutdownNow();
        client.close();
        api.close();
    }
}
