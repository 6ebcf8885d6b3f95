using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Domain.Tests.Golden;
using Tracker.Testing;

namespace Tracker.Grains.Tests.Answers;

/// <summary>
/// The states of one record in which its commands are asked: before it exists, founded, and one in which somebody may send each
/// command. Found by trying the golden samples, each with what it saw brought up to date, on every state that there is so far.
/// </summary>
internal sealed class Life
{
    private const int MostTries = 4;
    private readonly RecordBench bench;
    private readonly List<RecordState> states = [RecordState.Empty];
    private readonly Dictionary<string, RecordState> taken = [];

    public Life(RecordKind kind, ActorId actor, InheritedRights? inherited = null)
    {
        bench = new RecordBench(kind, actor, Cast.Now.AddHours(-13)) { Pace = TimeSpan.FromMilliseconds(1), Inherited = inherited };
        var samples = Sample.Commands(kind).Select(Question.Of).Concat(Question.Besides.Where(q => q.Read(kind) is not null)).ToList();
        foreach (var question in samples.OrderByDescending(q => kind.Creates(q.Read(kind)!))) Live(question);
        // Time passes until the moment at which all is asked: what is due by then can be sent.
        bench.Now = Cast.Now;
        for (var before = -1; before != taken.Count;)
        {
            before = taken.Count;
            foreach (var question in samples.Where(q => !taken.ContainsKey(q.Name) || Question.Besides.Contains(q)).ToList()) Live(question);
        }
        Ask(samples);
    }

    public RecordKind Kind => bench.Kind;
    public ActorId Actor => bench.Actor;
    public InheritedRights? Inherited => bench.Inherited;
    public IReadOnlyList<RecordState> States => states;

    /// <summary>What is asked in each state.</summary>
    public Dictionary<RecordState, List<Question>> Questions { get; } = [];

    /// <summary>The commands that nobody could send anywhere.</summary>
    public IEnumerable<string> NeverTaken => Kind.Codec.Commands.Select(c => c.Name).Where(n => !taken.ContainsKey(n));

    private void Live(Question question)
    {
        if (taken.ContainsKey(question.Name) && !Question.Besides.Contains(question)) return;
        foreach (var state in states.AsEnumerable().Reverse())
            foreach (var at in Cast.Compartments)
                foreach (var who in Cast.All)
                    if (Takes(state, at, who, question) is { } sent)
                    {
                        taken[question.Name] = state;
                        QuestionsIn(state).Add(sent);
                        QuestionsIn(state).AddRange(sent.Spoilt());
                        states.Add(bench.Record);
                        if (Kind.Creates(sent.Read(Kind)!)) Found();
                        return;
                    }
    }

    /// <summary>The command as it was taken with events, after what its sender learned from refusals.</summary>
    private Question? Takes(RecordState state, CompartmentId at, Principal who, Question question)
    {
        for (var tried = 0; tried < MostTries; tried++)
        {
            if (question.Read(Kind) is not { } command) return null;
            bench.Record = state;
            var decision = bench.Send(who, at, command);
            if (decision.Rejection is not { } no) return decision.Events.IsEmpty ? null : question;
            if (question.After(no) is not { } next) return null;
            question = next;
        }
        return null;
    }

    /// <summary>Everybody is on the roster, where there is one.</summary>
    private void Found()
    {
        if (Kind.Codec.Commands.All(c => c.Type != typeof(AddToRoster))) return;
        foreach (var entry in Cast.Entries()) Assert.Null(bench.Send(Cast.Head, Kind.Compartments[0].Of(bench.StandingOf(Cast.Head)).First(), entry).Rejection);
        states[^1] = bench.Record;
    }

    private void Ask(List<Question> samples)
    {
        foreach (var state in states.Take(2)) QuestionsIn(state).AddRange(samples.DistinctBy(s => s.Name));
        QuestionsIn(states[^1]).AddRange(samples);
        foreach (var sample in samples.DistinctBy(s => s.Name))
            if (taken.TryGetValue(sample.Name, out var state)) QuestionsIn(state).Add(sample);
    }

    private List<Question> QuestionsIn(RecordState state) => Questions.TryGetValue(state, out var there) ? there : Questions[state] = [];
}
