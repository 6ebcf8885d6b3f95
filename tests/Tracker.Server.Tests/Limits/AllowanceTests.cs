using Microsoft.Extensions.Time.Testing;
using Tracker.Domain.Shared;
using Tracker.Server.Limits;

namespace Tracker.Server.Tests.Limits;

/// <summary>What a participant saves up, owes and waits for. A hundred messages a second.</summary>
public sealed class AllowanceTests
{
    private readonly FakeTimeProvider time = new();
    private readonly Allowance allowance;

    public AllowanceTests() => allowance = new Allowance(ParticipantId.Parse("ada"), 100, time);

    [Fact]
    public void Two_seconds_are_saved_up_and_no_more()
    {
        time.Advance(TimeSpan.FromHours(1));
        allowance.Charge(200);
        Assert.Equal(TimeSpan.Zero, allowance.Owed);
        allowance.Charge(50);
        Assert.Equal(TimeSpan.FromSeconds(0.5), allowance.Owed);
        time.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal(TimeSpan.Zero, allowance.Owed);
    }

    [Fact]
    public void Share_of_one_of_two_servers_is_half()
    {
        allowance.Charge(200);
        allowance.Servers = 2;
        allowance.Charge(50);
        Assert.Equal(TimeSpan.FromSeconds(1), allowance.Owed);
    }

    [Fact]
    public async Task Those_who_wait_go_on_one_at_a_time_and_in_order()
    {
        allowance.Charge(250);
        var first = allowance.Turn(CancellationToken.None);
        var second = allowance.Turn(CancellationToken.None);
        Assert.False(first.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        var turn = await first;
        Assert.False(second.IsCompleted);
        allowance.Charge(30);
        turn.SetResult();
        time.Advance(TimeSpan.FromSeconds(1));
        (await second).SetResult();
    }

    [Fact]
    public async Task Wait_that_is_given_up_holds_up_nobody()
    {
        allowance.Charge(300);
        using var gone = new CancellationTokenSource();
        var (first, second) = (allowance.Turn(gone.Token), allowance.Turn(CancellationToken.None));
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        // Each wait begins once the one before has ended, which another thread may still be about to do.
        while (!second.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
        (await second).SetResult();
    }

    [Fact]
    public async Task Request_that_would_wait_too_long_or_behind_too_many_is_not_taken()
    {
        allowance.Charge(300);
        Assert.False(await allowance.Admit(TimeSpan.FromSeconds(0.5), 20, CancellationToken.None));
        var waits = allowance.Admit(TimeSpan.FromSeconds(5), 1, CancellationToken.None);
        Assert.False(waits.IsCompleted);
        Assert.False(await allowance.Admit(TimeSpan.FromSeconds(5), 1, CancellationToken.None));
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.True(await waits);
    }

    [Fact]
    public async Task Refusal_is_sent_a_moment_later_and_too_many_are_cut_off()
    {
        var refused = allowance.DelayRefusal(TimeSpan.FromSeconds(1), 1, CancellationToken.None);
        Assert.False(refused.IsCompleted);
        Assert.False(await allowance.DelayRefusal(TimeSpan.FromSeconds(1), 1, CancellationToken.None));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await refused);
    }

    [Fact]
    public void Sockets_of_all_servers_count()
    {
        Assert.True(allowance.TryOpen(3));
        allowance.SocketsElsewhere = 2;
        Assert.False(allowance.TryOpen(3));
        allowance.Close();
        Assert.True(allowance.TryOpen(3));
    }

    [Fact]
    public void Allowance_is_kept_while_something_is_used_or_owed()
    {
        time.Advance(TimeSpan.FromSeconds(3));
        Assert.True(allowance.IsIdle);
        allowance.TryOpen(1);
        Assert.False(allowance.IsIdle);
        allowance.Close();
        allowance.Charge(1);
        Assert.False(allowance.IsIdle);
        time.Advance(TimeSpan.FromSeconds(3));
        Assert.True(allowance.IsIdle);
    }
}
