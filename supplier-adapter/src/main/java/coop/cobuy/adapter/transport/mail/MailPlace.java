package coop.cobuy.adapter.transport.mail;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.adapter.transport.Route;
import coop.cobuy.problem.FieldProblem;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a supplier's mails go to and what they say, as its profile has it.
 *
 * @param confirmLink whether a mail carries the link to answer by
 * @param linkValid how long it opens the order
 */
record MailPlace(
        List<InternetAddress> to, String language, boolean confirmLink, Duration linkValid) {

    private static final int ADDRESSES_MAX = 5;
    private static final int DAYS = 30;
    private static final int DAYS_MAX = 366;

    MailPlace {
        to = List.copyOf(to);
    }

    /**
     * @param problems gets what cannot be used
     * @return empty if anything cannot
     */
    static Optional<MailPlace> read(Route route, List<FieldProblem> problems) {
        int before = problems.size();
        problems.addAll(route.unknownOptions(Set.of("language", "confirmLink", "linkValidDays")));
        List<InternetAddress> to = addresses(route.address(), problems);
        JsonNode language = route.options().path("language");
        if (!language.isMissingNode() && !MailWords.LANGUAGES.contains(language.asText())) {
            problems.add(new FieldProblem("/transportOptions/language", "de or en is expected"));
        }
        JsonNode link = route.options().path("confirmLink");
        if (!link.isMissingNode() && !link.isBoolean()) {
            problems.add(
                    new FieldProblem("/transportOptions/confirmLink", "true or false is expected"));
        }
        JsonNode days = route.options().path("linkValidDays");
        boolean goodDays =
                days.isMissingNode()
                        || (days.isInt() && days.intValue() >= 1 && days.intValue() <= DAYS_MAX);
        if (!goodDays) {
            problems.add(
                    new FieldProblem(
                            "/transportOptions/linkValidDays", "1 to 366 days are expected"));
        }
        if (problems.size() > before) {
            return Optional.empty();
        }
        return Optional.of(
                new MailPlace(
                        to,
                        language.asText("en"),
                        link.asBoolean(true),
                        Duration.ofDays(days.asInt(DAYS))));
    }

    private static List<InternetAddress> addresses(String text, List<FieldProblem> problems) {
        List<InternetAddress> addresses = new ArrayList<>();
        for (String one : text.split(",", -1)) {
            try {
                InternetAddress address = new InternetAddress(one.strip(), true);
                boolean whole = one.contains("@") && one.chars().noneMatch(Character::isISOControl);
                if (whole && address.getPersonal() == null) {
                    addresses.add(address);
                    continue;
                }
            } catch (AddressException e) {
                addresses.clear();
            }
            problems.add(
                    new FieldProblem(
                            "/address",
                            "1 to 5 mail addresses without names are expected, parted by commas"));
            return List.of();
        }
        if (addresses.size() > ADDRESSES_MAX) {
            problems.add(new FieldProblem("/address", "at most 5 mail addresses are expected"));
        }
        return addresses;
    }
}
