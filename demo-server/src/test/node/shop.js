// A program that reports with Sentry's SDK for Node, as its users write it.
const Sentry = require("@sentry/node");

Sentry.init({ dsn: process.env.DSN, environment: "production", release: "shop@2.0.0", serverName: "node-1" });
Sentry.setTag("region", "eu");
Sentry.setUser({ id: "42", email: "ann@example.org" });
Sentry.addBreadcrumb({ category: "cart", message: "opened the cart", level: "info" });

class PaymentDeclined extends Error {
  name = "PaymentDeclined";
}

function charge(order) {
  throw new PaymentDeclined("order " + order + " was declined");
}

try {
  charge(17);
} catch (failure) {
  console.log(Sentry.captureException(failure));
}
Sentry.flush(20000).then(sent => process.exit(sent ? 0 : 1));
