using Tracker.Testing;
using Tracker.Text.Tests.Reference;

namespace Tracker.Text.Tests.Simulation;

public sealed class ConvergenceTests
{
    private readonly Arbitrary arbitrary = new(Seeded.For(nameof(ConvergenceTests)));

    [Fact]
    public void Clients_that_lose_connections_resend_suggest_and_undo_all_end_with_the_text_of_the_server()
    {
        int edits = 0, runs = 0, most = 0;
        for (; edits < Cases.Edits; runs++)
        {
            var clients = runs % 40 == 39 ? arbitrary.Random.Next(20, 51) : arbitrary.Random.Next(2, 9);
            edits += Run(clients, arbitrary.Random.Next(5, 30) * clients);
            most = Math.Max(most, clients);
        }
        Console.WriteLine($"{edits} edits in {runs} texts of 2 to {most} clients; {Seeded.Variable}={Seeded.Seed}");
    }

    private int Run(int count, int edits)
    {
        var start = RichText.FromChange(Authored.Stamp(arbitrary.Document(10), "start"));
        var server = new SimulatedServer(start);
        var clients = Enumerable.Range(0, count).Select(number => new SimulatedClient(number, start, arbitrary)).ToList();
        foreach (var client in clients) client.Connect(server);
        for (var made = 0; made < edits;)
        {
            var client = clients[arbitrary.Random.Next(count)];
            switch (arbitrary.Random.Next(100))
            {
                case < 30:
                    client.Edit();
                    made++;
                    break;
                case < 55: Deliver(client, server); break;
                case < 92: for (var i = arbitrary.Random.Next(1, 6); i > 0; i--) client.Take(); break;
                case < 94: client.Disconnect(); break;
                case < 97 when !client.IsConnected: client.Connect(server); break;
                case < 98: client.Resend(); break;
                case 98:
                    server.Decide(Decision(server.Text));
                    made++;
                    break;
            }
        }
        Settle(clients, server);
        foreach (var client in clients) Assert.Equal(server.Text, client.Text);
        Assert.Equal(server.Text, start.Apply(server.History.Aggregate(TextChange.Empty, (all, ordered) => all.Compose(ordered.Change))));
        return edits;
    }

    private TextChange Decision(RichText text)
    {
        var from = arbitrary.Random.Next(text.Length + 1);
        var to = arbitrary.Random.Next(from, text.Length + 1);
        bool chosen(string id, string? author) => id.Length % 2 == 0 || author == "client1";
        return arbitrary.Chance(0.5) ? Suggestions.Accept(text, chosen, "head", from, to) : Suggestions.Reject(text, chosen, from, to);
    }

    private static void Settle(List<SimulatedClient> clients, SimulatedServer server)
    {
        foreach (var client in clients.Where(client => !client.IsConnected)) client.Connect(server);
        while (!clients.TrueForAll(client => client.IsQuiet))
        {
            foreach (var client in clients)
            {
                Deliver(client, server);
                client.Take();
            }
        }
    }

    private static void Deliver(SimulatedClient client, SimulatedServer server)
    {
        if (client.Sent.TryDequeue(out var submitted)) server.Receive(submitted);
    }
}
