package coop.cobuy.adapter.transport.sftp;

import coop.cobuy.adapter.transport.Route;
import coop.cobuy.adapter.transport.reach.TargetLookup;

import io.micronaut.context.annotation.Value;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.client.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Opens sessions with suppliers' servers. The client reads no files of this machine's user: no
 * known hosts, keys or settings. A session is ended after the time limit, whatever it does.
 */
@Singleton
public final class SftpSessions implements AutoCloseable {

    private static final AttributeKey<Pin> PIN = new AttributeKey<>();

    private final TargetLookup lookup;
    private final Duration signInLimit;
    private final Duration limit;
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("sftp-watch").factory());
    private @Nullable SshClient client;

    @Inject
    SftpSessions(
            TargetLookup lookup,
            @Value("${cobuy.sftp.sign-in-limit:15s}") Duration signInLimit,
            @Value("${cobuy.sftp.limit:60s}") Duration limit) {
        this.lookup = lookup;
        this.signInLimit = signInLimit;
        this.limit = limit;
    }

    /** What the server must show, and what it showed. */
    private record Pin(List<String> expected, AtomicReference<@Nullable String> shown) {}

    private static SshClient client() {
        SshClient made = SshClient.setUpDefaultClient();
        made.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        made.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        made.setUserAuthFactories(
                List.of(
                        UserAuthPublicKeyFactory.INSTANCE,
                        UserAuthKeyboardInteractiveFactory.INSTANCE,
                        UserAuthPasswordFactory.INSTANCE));
        made.setServerKeyVerifier((session, address, key) -> isPinned(session, key));
        return made;
    }

    private static boolean isPinned(ClientSession session, PublicKey key) {
        AttributeRepository context = session.getConnectionContext();
        Pin pin = context == null ? null : context.getAttribute(PIN);
        if (pin == null) {
            return false;
        }
        String shown = KeyUtils.getFingerPrint(key);
        pin.shown().set(shown);
        return pin.expected().contains(shown);
    }

    /**
     * @throws SftpRefusedException if the host key is another one, or signing in is refused
     * @throws coop.cobuy.adapter.transport.reach.ForbiddenTargetException if the server must not be
     *     called
     * @throws IOException if there was no answer in time
     */
    public SftpSession open(Route route, SftpPlace place) throws IOException {
        String secret = route.secret();
        if (secret == null) {
            throw new SftpRefusedException("the profile has no password and no private key");
        }
        InetAddress address =
                lookup.address(place.host(), route.allowPrivateTargets(), signInLimit);
        Pin pin = new Pin(place.hostKeys(), new AtomicReference<>());
        ClientSession session = connected(place, address, pin);
        ScheduledFuture<?> end =
                watch.schedule(() -> session.close(true), limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            SftpSecret.offer(session, secret);
            session.auth().verify(signInLimit);
            SftpModuleProperties.SFTP_CHANNEL_OPEN_TIMEOUT.set(session, signInLimit);
            SftpClient sftp = SftpClientFactory.instance().createSftpClient(session);
            return new SftpSession(session, sftp, end);
        } catch (IOException | RuntimeException e) {
            end.cancel(false);
            session.close(true);
            throw said(e, pin);
        }
    }

    private ClientSession connected(SftpPlace place, InetAddress address, Pin pin)
            throws IOException {
        InetSocketAddress at = new InetSocketAddress(address, place.port());
        AttributeRepository context = AttributeRepository.ofKeyValuePair(PIN, pin);
        try {
            return running()
                    .connect(place.user(), at, context)
                    .verify(signInLimit)
                    .getClientSession();
        } catch (IOException e) {
            throw said(e, pin);
        }
    }

    /** The library says of a wrong host key merely that it is one. */
    private static IOException said(Exception e, Pin pin) {
        String shown = pin.shown().get();
        if (shown != null && !pin.expected().contains(shown)) {
            return new SftpRefusedException(
                    "the server shows the host key "
                            + shown
                            + ", which the profile does not pin: if the supplier confirms the"
                            + " change, put it into the profile");
        }
        if (e instanceof SshException ssh
                && ssh.getDisconnectCode()
                        == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE) {
            return new SftpRefusedException("the server does not let the profile's user in");
        }
        if (e instanceof IOException io && !String.valueOf(io.getMessage()).contains("imeout")) {
            return io;
        }
        SocketTimeoutException late = new SocketTimeoutException("no answer in time");
        late.initCause(e);
        return late;
    }

    /** It and its threads begin with the first supplier who needs them. */
    private synchronized SshClient running() {
        SshClient running = client;
        if (running == null) {
            running = client();
            running.start();
            client = running;
        }
        return running;
    }

    @Override
    @PreDestroy
    public synchronized void close() {
        watch.shutdownNow();
        if (client != null) {
            client.stop();
        }
    }
}
