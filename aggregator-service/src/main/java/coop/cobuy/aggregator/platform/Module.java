package coop.cobuy.aggregator.platform;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stands on the {@code package-info.java} of each business module and names the modules whose
 * public types it may use. A test reads these rows, so that a cycle cannot be written.
 */
@Documented
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Module {

    /** The modules' package names, without what stands before them: {@code "platform"}. */
    String[] uses() default {};
}
