package coop.cobuy.adapter.platform;

import io.micronaut.transaction.TransactionOperations;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;

/** Transactions in which one may die: before the work of one, or after its commit. */
public final class DyingWork {

    private DyingWork() {}

    /**
     * @param step called before and after each transaction; what it throws is the death
     */
    @SuppressWarnings("unchecked")
    public static UnitOfWork of(TransactionOperations<Connection> real, Runnable step) {
        Object proxy =
                Proxy.newProxyInstance(
                        DyingWork.class.getClassLoader(),
                        new Class<?>[] {TransactionOperations.class},
                        (self, method, arguments) -> {
                            boolean transaction = method.getName().startsWith("execute");
                            if (transaction) {
                                step.run();
                            }
                            Object result;
                            try {
                                result = method.invoke(real, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                            if (transaction) {
                                step.run();
                            }
                            return result;
                        });
        return new UnitOfWork((TransactionOperations<Connection>) proxy);
    }
}
