package coop.cobuy.adapter.transport.reach;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Turns a host's name into the one address that may be called. */
@Singleton
public final class TargetLookup {

    private final Resolver resolver;

    /** Looks names up; a test puts its own in place. */
    public interface Resolver {

        /**
         * @throws IOException if there is no such host
         */
        InetAddress[] resolve(String host) throws IOException;
    }

    @Inject
    public TargetLookup() {
        this(InetAddress::getAllByName);
    }

    public TargetLookup(Resolver resolver) {
        this.resolver = resolver;
    }

    /**
     * All addresses must be allowed: a name with a public and a private one is a trick.
     *
     * @param host a name or an address, an IPv6 one in brackets or not
     * @param allowPrivate whether addresses of one's own network may be called
     * @throws ForbiddenTargetException if the host has an address that must not be called
     * @throws IOException if the host was not found in time
     */
    public InetAddress address(String host, boolean allowPrivate, Duration limit)
            throws IOException {
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        InetAddress[] addresses =
                resolved(bracketed ? host.substring(1, host.length() - 1) : host, limit);
        for (InetAddress address : addresses) {
            if (!Targets.allowed(address, allowPrivate)) {
                throw new ForbiddenTargetException(
                        "the host " + host + " leads to an address that must not be called");
            }
        }
        return addresses[0];
    }

    /** Looking up has no time limit of its own. */
    private InetAddress[] resolved(String host, Duration limit) throws IOException {
        FutureTask<InetAddress[]> found = new FutureTask<>(() -> resolver.resolve(host));
        Thread.ofVirtual().name("target-lookup").start(found);
        try {
            return found.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw new IOException("the host " + host + " was not found", cause);
            }
            throw new IllegalStateException("lookup of " + host, e);
        } catch (TimeoutException e) {
            throw new SocketTimeoutException("looking up " + host + " took too long");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
