package org.exchangeconnect.testing;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Heap, threads and classes of the server that this JVM started. */
public final class ServerJvm implements AutoCloseable {

    private final JMXConnector connector;
    private final MemoryMXBean memory;
    private final ThreadMXBean threads;
    private final ClassLoadingMXBean classes;

    private ServerJvm(JMXConnector connector) throws IOException {
        this.connector = connector;
        MBeanServerConnection beans = connector.getMBeanServerConnection();
        memory = bean(beans, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
        threads = bean(beans, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
        classes = bean(beans, ManagementFactory.CLASS_LOADING_MXBEAN_NAME, ClassLoadingMXBean.class);
    }

    private static <T> T bean(MBeanServerConnection beans, String name, Class<T> type) throws IOException {
        return ManagementFactory.newPlatformMXBeanProxy(beans, name, type);
    }

    /** @throws IllegalStateException if there is not exactly one server */
    public static ServerJvm ofTheServer() throws Exception {
        VirtualMachine machine = VirtualMachine.attach(Long.toString(pid()));
        try {
            return new ServerJvm(JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent())));
        } finally {
            machine.detach();
        }
    }

    private static long pid() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("java"))
                .filter(process -> process.info()
                        .commandLine()
                        .orElse("")
                        .matches("(?s).*(payara-micro|glassfish\\.bootstrap|org\\.jboss\\.as\\.standalone).*"))
                .mapToLong(ProcessHandle::pid)
                .reduce((one, other) -> {
                    throw new IllegalStateException("more than one server");
                })
                .orElseThrow(() -> new IllegalStateException("no server"));
    }

    /** Collects garbage and returns the heap that is still in use, in bytes. */
    public long liveHeap() {
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    /** The number of classes that are loaded. */
    public int classes() {
        return classes.getLoadedClassCount();
    }

    /** The threads that live now, with their stacks. */
    public List<ThreadInfo> threads() {
        return Stream.of(threads.dumpAllThreads(false, false))
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
