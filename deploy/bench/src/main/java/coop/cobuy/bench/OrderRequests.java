package coop.cobuy.bench;

import coop.cobuy.local.Api;
import coop.cobuy.local.DemoCoop;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Orders of three lines over HTTP, placed by the members themselves.
 *
 * @param id the round
 */
record OrderRequests(String id, List<Orderer> members, List<String> offers) {

    private static final AtomicInteger ROWS = new AtomicInteger();
    private static final int REQUESTS_EACH = 256;

    /** A member and the token of its account. */
    record Orderer(String member, String token) {}

    /** So many members with funds for whatever they order, each with an account. */
    static List<Orderer> members(DemoCoop coop, int count) {
        StringBuilder members =
                new StringBuilder("number,name,email,opening_balance,credit_limit\n");
        for (int i = 0; i < count; i++) {
            members.append(i).append(",Member ").append(i).append(",,0.00,1000000.00\n");
        }
        coop.members(members.toString());
        return coop.memberIds().values().stream().map(id -> orderer(coop.api(), id)).toList();
    }

    private static Orderer orderer(Api administrator, String member) {
        String body =
                "{\"name\":\""
                        + member
                        + "\",\"roles\":[\"MEMBER\"],\"member\":\""
                        + member
                        + "\"}";
        String account = administrator.post("/api/v1/accounts", body).text("/id");
        String token =
                administrator
                        .post(
                                "/api/v1/accounts/" + account + "/tokens",
                                "{\"name\":\"measured\",\"days\":1}")
                        .text("/token");
        return new Orderer(member, token);
    }

    /** For the intake of orders; else for any path that ends with a member. */
    Supplier<byte[]> requests() {
        return requests("/api/v1/rounds/" + id + "/orders/");
    }

    /** Each connection has members of its own and sends their orders again and again. */
    Supplier<byte[]> requests(String path) {
        int row = ROWS.getAndIncrement();
        Random random = new Random(row);
        List<Prepared> prepared = new ArrayList<>();
        for (int i = 0; i < REQUESTS_EACH; i++) {
            Orderer orderer = members.get((row * 31 + i) % members.size());
            prepared.add(
                    new Prepared(
                            path + orderer.member(),
                            orderer.token(),
                            "k" + row + "-",
                            body(random)));
        }
        AtomicInteger next = new AtomicInteger();
        return () -> {
            int number = next.getAndIncrement();
            return prepared.get(number % REQUESTS_EACH).bytes(number);
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

    /** A request of which only the key changes, in place: whoever sends it does so at once. */
    private static final class Prepared {

        private static final int KEY_DIGITS = 10;

        private final byte[] bytes;
        private final int keyEnd;

        Prepared(String path, String token, String key, String body) {
            String head =
                    "PUT "
                            + path
                            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                            + token
                            + "\r\nIdempotency-Key: "
                            + key
                            + "0".repeat(KEY_DIGITS);
            keyEnd = head.length();
            bytes =
                    (head
                                    + "\r\nContent-Type: application/json\r\nContent-Length: "
                                    + body.length()
                                    + "\r\n\r\n"
                                    + body)
                            .getBytes(StandardCharsets.US_ASCII);
        }

        byte[] bytes(int number) {
            int left = number;
            for (int at = keyEnd - 1; at >= keyEnd - KEY_DIGITS; at--) {
                bytes[at] = (byte) ('0' + left % 10);
                left /= 10;
            }
            return bytes;
        }
    }
}
