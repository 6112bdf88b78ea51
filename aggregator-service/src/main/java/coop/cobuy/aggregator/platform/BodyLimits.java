package coop.cobuy.aggregator.platform;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.body.stream.BodySizeLimits;
import io.micronaut.http.server.HttpServerConfiguration;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.micronaut.http.server.netty.handler.PipeliningServerHandler;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/**
 * Gives each {@link LargeBody} route its own limit. The framework has one limit for all routes and
 * enforces it, with and without {@code Content-Length}, where it reads a body; so that limit is set
 * anew when the head of a request has come, and enforcing stays the framework's. A larger limit for
 * all with a filter that counts again would leave 32 MB to every route that forgets the filter.
 * Forms with files are counted by the framework once more, against {@code max-request-size}, which
 * is therefore the largest of theirs; every other route has 1 MB.
 */
@Singleton
final class BodyLimits implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    private static final long USUAL_BYTES_MAX = 1024 * 1024;

    private final BeanProvider<HttpServerConfiguration> settings;
    private final BeanProvider<LargeBody> routes;

    BodyLimits(BeanProvider<HttpServerConfiguration> settings, BeanProvider<LargeBody> routes) {
        this.settings = settings;
        this.routes = routes;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(
            BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        NettyServerCustomizer.Registry registry = event.getBean();
        BodySizeLimits usual =
                new BodySizeLimits(USUAL_BYTES_MAX, settings.get().getMaxRequestBufferSize());
        Map<String, BodySizeLimits> larger = new HashMap<>();
        for (LargeBody route : routes) {
            larger.put(route.path(), new BodySizeLimits(route.bytesMax(), route.bytesMax()));
        }
        if (!larger.isEmpty()) {
            registry.register(new OfChannel(null, usual, Map.copyOf(larger)));
        }
        return registry;
    }

    /** Puts the chooser of limits before the framework's handler, once in each connection. */
    private record OfChannel(
            @Nullable Channel channel, BodySizeLimits usual, Map<String, BodySizeLimits> larger)
            implements NettyServerCustomizer {

        @Override
        public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
            return new OfChannel(channel, usual, larger);
        }

        @Override
        public void onStreamPipelineBuilt() {
            if (channel == null) {
                return;
            }
            PipeliningServerHandler requests =
                    channel.pipeline().get(PipeliningServerHandler.class);
            if (requests != null) {
                channel.pipeline()
                        .addBefore(
                                channel.pipeline().context(requests).name(),
                                "cobuy-body-limits",
                                new Chooser(requests, usual, larger));
            }
        }
    }

    private static final class Chooser extends ChannelInboundHandlerAdapter {

        private final PipeliningServerHandler requests;
        private final BodySizeLimits usual;
        private final Map<String, BodySizeLimits> larger;

        Chooser(
                PipeliningServerHandler requests,
                BodySizeLimits usual,
                Map<String, BodySizeLimits> larger) {
            this.requests = requests;
            this.usual = usual;
            this.larger = larger;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest request) {
                requests.setBodySizeLimits(larger.getOrDefault(path(request.uri()), usual));
            }
            context.fireChannelRead(message);
        }

        private static String path(String uri) {
            int query = uri.indexOf('?');
            return query < 0 ? uri : uri.substring(0, query);
        }
    }
}
