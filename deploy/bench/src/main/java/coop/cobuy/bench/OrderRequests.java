package coop.cobuy.bench;

import coop.cobuy.local.DemoCoop;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Orders of three lines over HTTP, placed by a buyer.
 *
 * @param id the round
 */
record OrderRequests(String id, String token, List<String> members, List<String> offers) {

    private static final AtomicInteger ROWS = new AtomicInteger();
    private static final int REQUESTS_EACH = 256;

    /** So many members with funds for whatever they order. */
    static void members(DemoCoop coop, int count) {
        StringBuilder members =
                new StringBuilder("number,name,email,opening_balance,credit_limit\n");
        for (int i = 0; i < count; i++) {
            members.append(i).append(",Member ").append(i).append(",,0.00,1000000.00\n");
        }
        coop.members(members.toString());
    }

    /** For the intake of orders; else for any path that ends with a member. */
    Supplier<byte[]> requests() {
        return requests("/api/v1/rounds/" + id + "/orders/");
    }

    /** Each connection has members of its own and sends their orders again and again. */
    Supplier<byte[]> requests(String path) {
        int row = ROWS.getAndIncrement();
        Random random = new Random(row);
        List<String[]> prepared = new ArrayList<>();
        for (int i = 0; i < REQUESTS_EACH; i++) {
            String member = members.get((row * 31 + i) % members.size());
            prepared.add(new String[] {path + member, body(random)});
        }
        AtomicInteger next = new AtomicInteger();
        return () -> {
            int number = next.getAndIncrement();
            String[] request = prepared.get(number % REQUESTS_EACH);
            return bytes(request[0], request[1], "k" + row + "-" + number);
        };
    }

    private String body(Random random) {
        int first = random.nextInt(offers.size() - 3);
        StringBuilder body = new StringBuilder("{\"lines\":[");
        for (int i = 0; i < 3; i++) {
            body.append(i == 0 ? "" : ",")
                    .append("{\"offer\":\"")
                    .append(offers.get(first + i))
                    .append("\",\"quantity\":\"")
                    .append(1 + random.nextInt(5))
                    .append("\",\"tolerance\":\"2\"}");
        }
        return body.append("]}").toString();
    }

    private byte[] bytes(String path, String body, String key) {
        return ("PUT "
                        + path
                        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                        + token
                        + "\r\nIdempotency-Key: "
                        + key
                        + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
