package coop.cobuy.adapter.publish;

import coop.cobuy.adapter.format.Format;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.Formats;
import coop.cobuy.adapter.profile.Profiles;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;

/**
 * Prepares the formats that suppliers use, after the start and beside it: the first order of a day
 * does not wait for rules to be loaded, and the start waits for nothing. What nobody uses is not
 * touched.
 */
@Singleton
final class FormatWarmUp implements ApplicationEventListener<StartupEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(FormatWarmUp.class);

    private final Profiles profiles;
    private final Formats formats;

    FormatWarmUp(Profiles profiles, Formats formats) {
        this.profiles = profiles;
        this.formats = formats;
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        Thread thread = new Thread(this::prepare, "format-warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    void prepare() {
        try {
            List<String> used = profiles.formats();
            for (Format format : formats.all()) {
                if (used.contains(format.name() + " " + format.version())) {
                    format.prepare(FormatOptions.defaults());
                    LOG.info("Format {} is ready", format.name());
                }
            }
        } catch (Exception e) {
            LOG.warn("Formats are not ready yet; the first document of each will wait", e);
        }
    }
}
