package org.exchangeconnect.web;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Gives MyFaces fresh random keys for its view state at each start: 256 bits for AES, 256 bits for HMAC-SHA256 and the
 * block-sized vector that its CBC mode asks for. The state itself stays in the session, so no other node and no later
 * start needs the keys. Declared in web.xml, hence called before MyFaces' own listener reads them.
 */
public final class ViewStateKeys implements ServletContextListener {

    private static final int KEY_BYTES = 32;
    private static final int BLOCK_BYTES = 16;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        SecureRandom random = new SecureRandom();
        context.setInitParameter("org.apache.myfaces.SECRET", bytes(random, KEY_BYTES));
        context.setInitParameter("org.apache.myfaces.MAC_SECRET", bytes(random, KEY_BYTES));
        context.setInitParameter("org.apache.myfaces.ALGORITHM.IV", bytes(random, BLOCK_BYTES));
    }

    private static String bytes(SecureRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
