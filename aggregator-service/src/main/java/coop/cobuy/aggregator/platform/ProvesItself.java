package coop.cobuy.aggregator.platform;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stands on a route whose form itself says who sends it, such as by a password or by a link from a
 * mail: it acts with no session's rights, so it need not bear a session's token. That it comes from
 * a page of ours is asked all the same.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ProvesItself {}
