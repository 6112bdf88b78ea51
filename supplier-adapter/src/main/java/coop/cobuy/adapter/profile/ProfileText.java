package coop.cobuy.adapter.profile;

import com.fasterxml.jackson.databind.JsonNode;

/** Parts of a profile as the API writes them. */
final class ProfileText {

    private ProfileText() {}

    static JsonNode formatOptions(Profile profile) {
        return profile.options().json();
    }
}
