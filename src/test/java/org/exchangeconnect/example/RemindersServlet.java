package org.exchangeconnect.example;

import jakarta.ejb.EJB;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.exchangeconnect.connection.ConnectionId;

/** Runs the reminders EJB in a test: {@code ?account=ID&to=NUMBER&text=TEXT}, or the balance without a number. */
@WebServlet("/reminders")
public class RemindersServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @EJB
    private transient Reminders reminders;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        ConnectionId account =
                ConnectionId.parse(request.getParameter("account")).orElseThrow();
        String number = request.getParameter("to");
        response.setContentType("text/plain");
        try {
            response.getWriter()
                    .print(
                            number == null
                                    ? reminders.balance(account)
                                    : reminders.remind(account, number, request.getParameter("text")));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new ServletException(stopping);
        }
    }
}
