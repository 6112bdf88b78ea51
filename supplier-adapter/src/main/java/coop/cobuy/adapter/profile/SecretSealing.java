package coop.cobuy.adapter.profile;

import coop.cobuy.adapter.platform.UnitOfWork;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals, when the service starts, what lies in clear from before there was a key, or under an older
 * one. Each row for itself; one that is changed at the same moment was sealed by that change.
 */
@Singleton
final class SecretSealing implements ApplicationEventListener<StartupEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(SecretSealing.class);

    private final ProfileRows rows;
    private final SecretBox box;
    private final UnitOfWork work;

    SecretSealing(ProfileRows rows, SecretBox box, UnitOfWork work) {
        this.rows = rows;
        this.box = box;
        this.work = work;
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        long sealed = 0;
        for (ProfileRow row : work.of(rows::withSecret)) {
            sealed += seal(row);
        }
        if (sealed > 0) {
            LOG.info("Sealed {} secrets under the newest key", sealed);
        }
    }

    private long seal(ProfileRow row) {
        String kept = row.secret();
        if (kept == null || box.isFresh(kept)) {
            return 0;
        }
        try {
            byte[] owner = Profiles.owner(row.coopId(), row.supplierId());
            String sealed = box.seal(owner, box.open(owner, kept));
            return work.of(() -> rows.seal(row.coopId(), row.supplierId(), kept, sealed));
        } catch (SecretsKeyMissingException e) {
            LOG.error(
                    "The secret of supplier {} cannot be used until its key is there: {}",
                    row.supplierId(),
                    e.getMessage());
            return 0;
        } catch (IllegalStateException e) {
            LOG.error("The secret of supplier {} must be set anew", row.supplierId(), e);
            return 0;
        }
    }
}
