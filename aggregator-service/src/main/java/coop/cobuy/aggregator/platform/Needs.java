package coop.cobuy.aggregator.platform;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stands on a route, or on a controller for all of its routes: what one must be allowed to do. Who
 * is allowed to stands in {@link Permissions}.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {

    Action value();

    /** Whether it is also open to whoever runs the installation, who has no account. */
    boolean orOperator() default false;
}
