package coop.cobuy.contract;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedConstructor;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Executable;

/** Lets a record's component be null or missing only where it is declared {@code Nullable}. */
final class NullsRefused extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1;

    @Override
    public JsonSetter.Value findSetterInfo(Annotated annotated) {
        JsonSetter.Value given = super.findSetterInfo(annotated);
        if (annotated instanceof AnnotatedParameter parameter
                && parameter.getOwner() instanceof AnnotatedConstructor constructor
                && constructor.getDeclaringClass().isRecord()
                && !isNullable(constructor.getAnnotated(), parameter.getIndex())) {
            return given.withValueNulls(Nulls.FAIL);
        }
        return given;
    }

    private static boolean isNullable(Executable constructor, int index) {
        return constructor.getAnnotatedParameterTypes()[index].isAnnotationPresent(Nullable.class);
    }
}
