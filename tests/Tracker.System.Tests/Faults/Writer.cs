using System.Collections.Concurrent;
using Tracker.Client;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Text;

namespace Tracker.System.Tests.Faults;

/// <summary>Types into a text, a character at a time and each character once in the whole test, at places of its own choice.</summary>
internal sealed class Writer
{
    private const char First = '\u4E00';
    private readonly DraftSession session;
    private readonly Random random;
    private readonly char from;
    private readonly Action typed;
    private string written = "";
    private int saidSaved;

    /// <param name="most">How many characters it types at most.</param>
    public Writer(int number, DraftSession session, int most, int seed, Action typed)
    {
        (this.session, this.typed, random) = (session, typed, new Random(seed));
        from = (char)(First + number * most);
        Most = most;
        session.Changed += Look;
        session.Record.Changed += Look;
    }

    public DraftSession Session => session;
    public int Most { get; }
    public string Written => written;
    public int SaidSaved => Volatile.Read(ref saidSaved);

    /// <summary>Characters that were not confirmed when the screen said saved after they had been typed.</summary>
    public ConcurrentBag<char> Lies { get; } = [];

    public async Task Work(CancellationToken stop)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(15));
        while (!stop.IsCancellationRequested && written.Length < Most)
        {
            var next = (char)(from + written.Length);
            var goesOn = random.Next(20) > 0;
            var problem = session.Type(text =>
            {
                var at = goesOn ? Math.Min(session.Selection.From, text.Length) : random.Next(text.Length + 1);
                return TextChange.Build().Retain(at).Insert(next.ToString()).ToChange();
            });
            Assert.Null(problem);
            written += next;
            typed();
            Look();
            await pace.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    /// <summary>At every change of the screen: what was typed before it said saved must be confirmed.</summary>
    private void Look()
    {
        var before = written;
        if (session.Status != Status.Saved || before.Length == 0) return;
        Interlocked.Increment(ref saidSaved);
        var confirmed = ((DraftState)session.Record.Confirmed.Compartments[CompartmentId.Delegation].State).Text.PlainText();
        if (!confirmed.Contains(before[^1], StringComparison.Ordinal)) Lies.Add(before[^1]);
    }
}
