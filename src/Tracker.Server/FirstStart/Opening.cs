using Tracker.Domain.Directory;
using Tracker.Server.Directory;
using Tracker.Server.Hosting;
using Tracker.Server.Sample;
using Tracker.Server.SignIn;

namespace Tracker.Server.FirstStart;

/// <summary>
/// Runs once the server listens: writes the operator's credential, gives an empty installation its first administrator with a sign-in
/// link, and prints the address.
/// </summary>
public sealed partial class Opening(
    DirectoryCache directory, DirectoryDesk desk, LinkIssuer links, OperatorCredential credential, PublicAddress address,
    SampleDesk sample, TrackerOptions options, IHostApplicationLifetime life, ILogger<Opening> logger) : BackgroundService
{
    private static readonly ParticipantId Administrator = ParticipantId.Parse("admin");
    private static readonly EntityId First = EntityId.Parse("first");
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes once the server can be used.</summary>
    public Task Opened => opened.Task;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        credential.Remove();
        await base.StopAsync(cancellationToken);
    }

    private bool HasBegun => directory.State.Participants.TryGetValue(Administrator, out var entry) && entry.Memberships.ContainsKey(First);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var registered = life.ApplicationStarted.Register(() => started.TrySetResult());
            await started.Task.WaitAsync(stoppingToken);
            credential.Write();
            await directory.Loaded.WaitAsync(stoppingToken);
            if (!HasBegun) await Begin(stoppingToken);
            if (options.Sample.Load) await LoadSample(stoppingToken);
            Console.WriteLine($"Tracker is ready at {address.Value}");
            opened.TrySetResult();
        }
        catch (Exception e) when (e is not OutOfMemoryException && !stoppingToken.IsCancellationRequested)
        {
            Failed(e);
            opened.TrySetException(e);
            life.StopApplication();
        }
    }

    /// <summary>Each step may be done already, by another server that starts at the same moment or by an interrupted start.</summary>
    private async Task Begin(CancellationToken cancellation)
    {
        foreach (Command command in (Command[])
        [
            new OpenDirectory(),
            new AddParticipant(Administrator, "Administrator"),
            new AddMembership(First, Administrator, GroupId.Administration),
        ])
        {
            var outcome = await desk.Send(DirectoryState.System, command, cancellation);
            if (outcome is { Result: not Result.Accepted, Rejection: not { Code: RejectionCode.Duplicate } })
                throw new InvalidOperationException($"The directory could not be started: {outcome.Rejection?.Sentence ?? "the store does not answer"}");
        }
        var link = await links.Issue(Administrator, ParticipantId.System, cancellation);
        Console.WriteLine("This installation is new. Sign in as its administrator with this link, which works once:");
        Console.WriteLine($"  {link.Address}");
    }

    private async Task LoadSample(CancellationToken cancellation)
    {
        Console.WriteLine("Loading the sample.");
        var loaded = await sample.Load(ParticipantId.System, cancellation);
        foreach (var problem in loaded.Problems) Console.Error.WriteLine($"  {problem}");
        Console.WriteLine($"The sample is loaded: {loaded.Steps} commands, {loaded.Problems.Count} refused. Each account signs in once with its link:");
        foreach (var link in loaded.Links) Console.WriteLine($"  {link.Name}: {link.Address}");
    }

    [LoggerMessage(3101, LogLevel.Critical, "The server could not be opened.")]
    private partial void Failed(Exception e);
}
