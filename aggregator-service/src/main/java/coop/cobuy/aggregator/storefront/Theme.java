package coop.cobuy.aggregator.storefront;

import org.jspecify.annotations.Nullable;

/** Light or dark, or whichever the reader's system has. */
public enum Theme {
    SYSTEM,
    LIGHT,
    DARK;

    /** As pages and the cookie name it. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The theme of that name, else {@link #SYSTEM}. */
    public static Theme of(@Nullable String key) {
        for (Theme theme : values()) {
            if (theme.key().equals(key)) {
                return theme;
            }
        }
        return SYSTEM;
    }
}
