package coop.cobuy.aggregator.notices;

import coop.cobuy.aggregator.platform.BackgroundLoop;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Sends mails as they become due, in a thread of its own. Without a mail server it does nothing.
 */
@Singleton
final class MailLoop implements BackgroundLoop {

    private static final Logger LOG = LoggerFactory.getLogger(MailLoop.class);
    private static final int PAUSE_SECONDS = 2;
    private static final int STOP_SECONDS = 30;

    private final MailRound round;
    private final AccountMails accounts;
    private final MailSettings settings;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().daemon().name("mail").unstarted(this::run);

    MailLoop(MailRound round, AccountMails accounts, MailSettings settings) {
        this.round = round;
        this.accounts = accounts;
        this.settings = settings;
    }

    @Override
    public String name() {
        return settings.isConfigured() ? settings.toString() : "mail (not configured)";
    }

    @Override
    public void start() {
        if (settings.isConfigured()) {
            thread.start();
        }
    }

    private void run() {
        try {
            do {
                sendAllDue();
            } while (!stop.await(PAUSE_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendAllDue() {
        try {
            while (stop.getCount() > 0 && accounts.send() + round.send() > 0) {
                LOG.debug("There may be more mails to send");
            }
        } catch (RuntimeException e) {
            LOG.warn("Mails are not sent, tried again", e);
        }
    }

    @Override
    public boolean running() {
        return !settings.isConfigured() || thread.isAlive();
    }

    @Override
    public void close() {
        stop.countDown();
        try {
            if (thread.isAlive() && !thread.join(Duration.ofSeconds(STOP_SECONDS))) {
                LOG.warn("A mail is still being sent");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
