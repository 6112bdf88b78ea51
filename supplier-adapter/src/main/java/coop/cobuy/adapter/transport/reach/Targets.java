package coop.cobuy.adapter.transport.reach;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;

/**
 * Which addresses may be called. Public ones always; those of one's own network (loopback, private,
 * carrier-grade NAT, unique local) only if the profile says so; link-local ones, where clouds keep
 * their metadata, multicast and reserved ones never.
 */
final class Targets {

    private Targets() {}

    /** How far away an address is. */
    enum Reach {
        PUBLIC,
        PRIVATE,
        NEVER
    }

    static boolean allowed(InetAddress address, boolean allowPrivate) {
        return switch (reach(address)) {
            case PUBLIC -> true;
            case PRIVATE -> allowPrivate;
            case NEVER -> false;
        };
    }

    static Reach reach(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isMulticastAddress()) {
            return Reach.NEVER;
        }
        return switch (address) {
            case Inet4Address four -> four(four.getAddress());
            case Inet6Address six -> six(six.getAddress());
            default -> Reach.NEVER;
        };
    }

    private static Reach four(byte[] b) {
        int first = b[0] & 0xFF;
        int second = b[1] & 0xFF;
        int third = b[2] & 0xFF;
        boolean ownNetwork =
                first == 10
                        || first == 127
                        || (first == 172 && second >= 16 && second < 32)
                        || (first == 192 && second == 168)
                        || (first == 100 && second >= 64 && second < 128);
        if (ownNetwork) {
            return Reach.PRIVATE;
        }
        boolean reserved =
                first == 0
                        || first >= 240
                        || (first == 192 && second == 0 && (third == 0 || third == 2))
                        || (first == 198 && (second == 18 || second == 19))
                        || (first == 198 && second == 51 && third == 100)
                        || (first == 203 && second == 0 && third == 113);
        return reserved ? Reach.NEVER : Reach.PUBLIC;
    }

    /** IPv4 inside IPv6 (mapped, compatible, NAT64, 6to4) counts as what it leads to. */
    private static Reach six(byte[] b) {
        if (startsWith(b, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF)
                || startsWith(b, 0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0)) {
            return linkLocalToo(Arrays.copyOfRange(b, 12, 16));
        }
        if (startsWith(b, 0x20, 0x02)) {
            return linkLocalToo(Arrays.copyOfRange(b, 2, 6));
        }
        if (startsWith(b, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)) {
            boolean loopback = b[12] == 0 && b[13] == 0 && b[14] == 0 && b[15] == 1;
            return loopback ? Reach.PRIVATE : Reach.NEVER;
        }
        if ((b[0] & 0xFE) == 0xFC) {
            return Reach.PRIVATE;
        }
        boolean globalUnicast = (b[0] & 0xE0) == 0x20;
        boolean documentation = startsWith(b, 0x20, 0x01, 0x0D, 0xB8);
        boolean teredo = startsWith(b, 0x20, 0x01, 0, 0);
        return globalUnicast && !documentation && !teredo ? Reach.PUBLIC : Reach.NEVER;
    }

    private static Reach linkLocalToo(byte[] four) {
        boolean linkLocal = (four[0] & 0xFF) == 169 && (four[1] & 0xFF) == 254;
        return linkLocal ? Reach.NEVER : four(four);
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
